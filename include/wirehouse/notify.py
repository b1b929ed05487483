"""Tell people that a task failed, wherever WIREHOUSE_NOTIFY says: mail, chat, a web hook.

Apprise does the telling; its URLs name the service and hold the secrets of it, so none is ever logged.
"""

import logging
import re
from collections.abc import Mapping
from typing import Any

from wirehouse.config import home_folder, notification_urls
from wirehouse.home import run_key
from wirehouse.visible import visible

log = logging.getLogger(__name__)

ERROR_CHARACTERS = 600
SECRET_IN_URL = re.compile(r"(?<=://)[^/@\s]+(?=@)")  # user and password before the host


def tell_failure(context: Mapping[str, Any]) -> None:
    """Send a message on a failed task; `context` is what Airflow gives to `on_failure_callback`.

    Of a task that is mapped over batches, one message a run and try is sent. That nobody could be told is
    logged, and never fails anything.
    """
    urls = notification_urls()
    if not urls:
        return
    try:
        if is_first(context):
            send(urls, *failure_message(context))
    except Exception:
        log.exception("the failure could not be told to anybody (WIREHOUSE_NOTIFY)")


def failure_message(context: Mapping[str, Any]) -> tuple[str, str]:
    """The title and the text of the message."""
    instance = context["ti"]
    error = context.get("exception")
    said = (
        f"{type(error).__name__}: {error}"
        if error
        else "no error: its process was killed, or its worker is gone"
    )
    first_line = visible(SECRET_IN_URL.sub("***", said).strip().splitlines()[0][:ERROR_CHARACTERS])
    return f"Wirehouse: {instance.dag_id}, {instance.task_id} failed", "\n".join([
        f"DAG: {instance.dag_id}",
        f"Task: {instance.task_id}" + (f" [{instance.map_index}]" if instance.map_index >= 0 else ""),
        f"Run: {instance.run_id}",
        f"Try: {instance.try_number}",
        f"Error: {first_line}",
        f"Log: {instance.log_url}",
    ])


def is_first(context: Mapping[str, Any]) -> bool:
    """Whether no other mapped instance of the task told of this run and try yet.

    A file in staging, or in scratch where staging is in a store, says so; maintenance removes it. Where there
    is no such folder, as in a DAG processor that tells of a killed worker, every instance is the first.
    Workers that share no disk tell one message each.
    """
    instance = context["ti"]
    if instance.map_index < 0 or not (notes := home_folder().notes).is_dir():
        return True
    key = run_key(f"{instance.dag_id}-{instance.task_id}-{instance.try_number}-{instance.run_id}")
    try:
        (notes / f".told-{key}.tmp").touch(exist_ok=False)
    except FileExistsError:
        return False
    except OSError:
        log.warning("%s cannot be written to: each failed batch is told", notes)
    return True


def send(urls: list[str], title: str, body: str) -> None:
    """Send a message to each URL; says in the log to how many it could not be sent, and not to which."""
    from apprise import Apprise, NotifyType

    logging.getLogger("apprise").setLevel(logging.CRITICAL)  # it names the URL
    failed = 0
    for url in urls:
        service = Apprise()
        if not (service.add(url) and service.notify(body=body, title=title, notify_type=NotifyType.FAILURE)):
            failed += 1
    if failed:
        log.error("%d of %d addresses of WIREHOUSE_NOTIFY could not be reached", failed, len(urls))
