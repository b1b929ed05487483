"""Failures are told to real servers, without secrets."""

import json
import socketserver
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest

from wirehouse.errors import CriticalRuleError
from wirehouse.notify import tell_failure

ERROR = CriticalRuleError("batch.reject_share of batch 00003 is 0.95, the limit is 0.9.")


def failed(error: Exception | None = ERROR, **instance: object) -> dict[str, object]:
    """What Airflow gives to a callback."""
    known = {
        "dag_id": "ingest",
        "task_id": "batch.validate",
        "run_id": "manual__1",
        "map_index": -1,
        "try_number": 3,
        "log_url": "http://localhost:8080/dags/ingest/runs/manual__1/tasks/batch.validate",
    }
    return {"ti": SimpleNamespace(**known | instance)} | ({"exception": error} if error else {})


@contextmanager
def serving(server: socketserver.BaseServer):
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def hook():
    """A web hook that keeps what it is sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.server.received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.received = []
    with serving(server):
        yield server


@pytest.fixture
def mail():
    """As much of a mail server as it takes to keep a message."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self.wfile.write(b"220 here\r\n")
            message = None
            for line in self.rfile:
                word = line.strip().upper()
                if message is not None:
                    if word == b".":
                        self.server.received.append(message)
                        message = None
                        self.wfile.write(b"250 kept\r\n")
                    else:
                        message += line.decode()
                elif word == b"DATA":
                    message = ""
                    self.wfile.write(b"354 go on\r\n")
                else:
                    self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 yes\r\n")

    server = socketserver.TCPServer(("127.0.0.1", 0), Handler)
    server.received = []
    with serving(server):
        yield server


def test_a_web_hook_gets_what_a_reader_needs_to_act(hook, monkeypatch):
    monkeypatch.setenv("WIREHOUSE_NOTIFY", f"json://user:tide-table@127.0.0.1:{hook.server_port}/")
    tell_failure(failed())
    (message,) = hook.received
    assert message["title"] == "Wirehouse: ingest, batch.validate failed"
    assert message["message"].splitlines() == [
        "DAG: ingest",
        "Task: batch.validate",
        "Run: manual__1",
        "Try: 3",
        "Error: CriticalRuleError: batch.reject_share of batch 00003 is 0.95, the limit is 0.9.",
        "Log: http://localhost:8080/dags/ingest/runs/manual__1/tasks/batch.validate",
    ]
    assert message["type"] == "failure"
    assert "tide-table" not in str(message)


def test_mail_gets_the_same(mail, monkeypatch):
    port = mail.server_address[1]
    monkeypatch.setenv(
        "WIREHOUSE_NOTIFY",
        f"mailto://127.0.0.1:{port}?from=wirehouse@example.org&to=desk@example.org&format=text",
    )
    tell_failure(failed())
    (message,) = mail.received
    assert "Subject: Wirehouse: ingest, batch.validate failed" in message
    assert "desk@example.org" in message


def test_secrets_and_control_characters_of_an_error_are_not_sent(hook, monkeypatch):
    monkeypatch.setenv("WIREHOUSE_NOTIFY", f"json://127.0.0.1:{hook.server_port}/")
    tell_failure(failed(OSError("no answer from postgresql://anna:gull-42@db/news \x1b[31mnow\nsecond line")))
    (message,) = hook.received
    assert "postgresql://***@db/news" in message["message"]
    assert "gull-42" not in message["message"]
    assert "\x1b" not in message["message"]
    assert "second line" not in message["message"]


def test_a_killed_task_has_no_error(hook, monkeypatch):
    monkeypatch.setenv("WIREHOUSE_NOTIFY", f"json://127.0.0.1:{hook.server_port}/")
    tell_failure(failed(None))
    assert "was killed, or its worker is gone" in hook.received[0]["message"]


def test_an_error_without_words_is_told(hook, monkeypatch):
    monkeypatch.setenv("WIREHOUSE_NOTIFY", f"json://127.0.0.1:{hook.server_port}/")
    tell_failure(failed(KeyError()))
    assert "Error: KeyError:" in hook.received[0]["message"]


def test_of_many_batches_that_fail_one_is_told_in_each_try(hook, monkeypatch, tmp_path):
    (tmp_path / "staging").mkdir()
    monkeypatch.setenv("WIREHOUSE_HOME", str(tmp_path))
    monkeypatch.setenv("WIREHOUSE_NOTIFY", f"json://127.0.0.1:{hook.server_port}/")
    for map_index in range(5):
        tell_failure(failed(map_index=map_index))
    tell_failure(failed(map_index=3, try_number=6))
    tell_failure(failed(map_index=3, run_id="manual__2"))
    assert [message["message"].splitlines()[1:4] for message in hook.received] == [
        ["Task: batch.validate [0]", "Run: manual__1", "Try: 3"],
        ["Task: batch.validate [3]", "Run: manual__1", "Try: 6"],
        ["Task: batch.validate [3]", "Run: manual__2", "Try: 3"],
    ]


def test_a_failure_is_told_where_that_it_was_cannot_be_noted(hook, monkeypatch, tmp_path):
    """As on a full disk: no file can be made in /proc, not even by root."""
    (tmp_path / "staging").symlink_to("/proc")
    monkeypatch.setenv("WIREHOUSE_HOME", str(tmp_path))
    monkeypatch.setenv("WIREHOUSE_NOTIFY", f"json://127.0.0.1:{hook.server_port}/")
    tell_failure(failed(map_index=0))
    assert len(hook.received) == 1


def test_one_address_that_does_not_answer_does_not_keep_the_others_from_it(hook, monkeypatch, caplog):
    nobody = "json://user:tide-table@127.0.0.1:9/?cto=1&rto=1 nonsense://x"
    monkeypatch.setenv("WIREHOUSE_NOTIFY", f"{nobody} json://127.0.0.1:{hook.server_port}/")
    tell_failure(failed())
    assert len(hook.received) == 1
    assert "2 of 3 addresses of WIREHOUSE_NOTIFY could not be reached" in caplog.text
    assert "tide-table" not in caplog.text


def test_a_notifier_that_breaks_fails_nothing(monkeypatch, caplog):
    monkeypatch.setenv("WIREHOUSE_NOTIFY", "json://127.0.0.1:9/")
    tell_failure({})
    assert "could not be told" in caplog.text


def test_without_an_address_nobody_is_told(monkeypatch):
    monkeypatch.delenv("WIREHOUSE_NOTIFY", raising=False)
    tell_failure({})
