"""Flower over a test's stack, and what it shows."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from typing import Any

from newswire_ops.launcher.flower import USER, flower_argv, flower_environment, password_of
from newswire_ops.launcher.stack import answers
from newswire_ops.launcher.supervisor import Program, Supervisor
from newswire_shared.running.embedded.broker import free_port
from newswire_shared.running.embedded.patience import Patience
from real_stack import RealStack


class Viewer:
    """Asks Flower's API, with the password or without."""

    def __init__(self, stack: RealStack) -> None:
        self.port = free_port()
        self.password = password_of(stack.settings.run_dir, None)
        self.stack, self.supervisor = stack, Supervisor(stack.folder, print)

    def start(self, *more: str) -> None:
        """Start Flower, with more options where some are given."""
        environment = {
            "NEWSWIRE_BROKER_URL": self.stack.settings.broker_url or "",
            "NEWSWIRE_DATA_DIR": str(self.stack.folder),
            **flower_environment(self.password),
        }
        ready = f"http://127.0.0.1:{self.port}/healthcheck"
        argv = [*flower_argv("127.0.0.1", self.port), *more]
        self.supervisor.start([Program("flower", argv, environment, lambda: answers(ready), turn=1)], Patience())

    def ask(self, path: str, *, password: str | None = None, method: str = "GET") -> tuple[int, str]:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method)
        if password is not None:
            word = base64.b64encode(f"{USER}:{password}".encode()).decode()
            request.add_header("Authorization", f"Basic {word}")
        try:
            with urllib.request.urlopen(request, timeout=15) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")

    def see(self, path: str) -> Any:
        status, text = self.ask(path, password=self.password.text)
        assert status == 200, text
        return json.loads(text)

    def tasks(self, state: str) -> list[dict[str, Any]]:
        """The tasks that Flower has seen from their beginning, in a state."""
        return [task for task in self.see("/api/tasks").values() if task["name"] and task["state"] == state]
