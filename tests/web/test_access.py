"""Who gets in: nobody without a login, nobody without permission, and no other site in the name of a user."""

import re

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ARTICLE = "Lisbon"


def filled(path: str) -> str:
    return re.sub(r"{[^}]*}", "x", path)


def test_the_plugin_was_imported_without_an_error(web):
    status, body, _ = web.ask("//api/v2/plugins/importErrors", Authorization=f"Bearer {web.token('admin')}")
    assert (status, body) == (200, '{"import_errors":[],"total_entries":0}')


def test_no_route_is_open_to_who_is_not_logged_in(web):
    assert len(web.routes) >= 12
    assert ("/console", "POST") in web.routes
    for path, method in web.routes:
        status, body, headers = web.ask(filled(path), method)
        assert status == 401, (method, path)
        assert ARTICLE not in body
        assert "default-src 'self'" in headers["content-security-policy"]
    assert web.ask("/static/wirehouse.css")[0] == 401
    assert web.ask("/data-docs/index.html")[0] == 401
    for path in ("/docs", "/openapi.json", "/redoc", "/nothing"):
        assert web.ask(path)[0] == 401
        assert web.ask(path, Authorization=f"Bearer {web.token('admin')}")[0] == 404


def test_no_route_is_open_to_who_may_not_read_the_dag(web):
    token = web.token("nobody")
    for path, method in web.routes:
        status, body, _ = web.ask(filled(path), method, Authorization=f"Bearer {token}")
        assert status == 403, (method, path)
        assert ARTICLE not in body


def test_a_wrong_token_opens_nothing(web):
    for path, method in web.routes:
        assert web.ask(filled(path), method, Authorization="Bearer nonsense")[0] in {401, 403}


def test_a_viewer_reads_but_does_not_replay(web):
    token = web.token("viewer")
    for path in (
        "/",
        "/search?q=port",
        "/rejects",
        "/console",
        "/data-docs/index.html",
        "/static/wirehouse.js",
    ):
        assert web.ask(path, Authorization=f"Bearer {token}")[0] == 200, path
    for path in ("/replay", "/replay/manual__2026-01-01"):
        assert web.ask(path, Authorization=f"Bearer {token}")[0] == 403, path
    assert web.ask("/replay", "POST", {"rule": "not_text"}, Authorization=f"Bearer {token}")[0] == 403


@pytest.mark.parametrize("path", ["/console", "/replay"])
def test_a_post_from_another_site_is_refused(web, path):
    cookie = f"_token={web.token('admin')}"
    form = {"query": "SELECT 1"}
    for origin in (
        "http://evil.example",
        "null",
        web.base_url + "0",
        web.base_url.replace("http:", "https:"),
    ):
        assert web.ask(path, "POST", form, Cookie=cookie, Origin=origin)[0] == 403, origin
    assert web.ask(path, "POST", form, Cookie=cookie)[0] == 403
    bearer = f"Bearer {web.token('admin')}"
    assert web.ask(path, "POST", form, Authorization=bearer, Origin="http://evil.example")[0] == 403
    assert web.ask("/console", "POST", form, Cookie=cookie, Origin=web.base_url)[0] == 200


def test_a_post_of_our_page_behind_a_proxy_is_taken(web):
    """The browser names the address that people use, which is `base_url`; the proxy asks for another host."""
    cookie, form = f"_token={web.token('admin')}", {"query": "SELECT 1"}
    behind = {"Cookie": cookie, "Host": "airflow.internal:8080"}
    assert web.ask("/console", "POST", form, Origin=web.base_url, **behind)[0] == 200
    assert web.ask("/console", "POST", form, Origin="http://evil.example", **behind)[0] == 403


def test_the_data_docs_give_nothing_else_away(web):
    token = web.token("admin")
    (results,) = (web.home / "data_docs" / "results").glob("*/batch-00000.json")
    tries = (
        str(results.relative_to(web.home / "data_docs")),
        "..%2Fwarehouse%2Fwarehouse.duckdb",
        "%2e%2e/%2e%2e/passwords.json",
        "/etc/passwd",
        "validations",
        "none.html",
        "%00.html",
        f"{'long' * 100}.html",
    )
    for path in tries:
        assert web.ask(f"/data-docs/{path}", Authorization=f"Bearer {token}")[0] == 404, path
    for path in ("wirehouse.py", "..%2Fapp.py", "none.css"):
        assert web.ask(f"/static/{path}", Authorization=f"Bearer {token}")[0] == 404, path


def test_what_does_not_exist_is_not_found_in_words(web):
    token = web.token("viewer")
    for path in ("/documents/nothing", "/run?run_id=nothing", "/compare?document_id=a&other_id=b"):
        status, body, _ = web.ask(path, Authorization=f"Bearer {token}")
        assert status == 404
        assert "The warehouse has no" in body
    status, body, _ = web.ask("/rejects?page=many", Authorization=f"Bearer {token}")
    assert status == 422
    assert "page:" in body
