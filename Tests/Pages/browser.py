"""Drives headless Chromium over its debugging protocol, and writes down all that a page does."""

import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile

import websocket

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 60


class Browser:
    """One browser with one tab; `requests` and `complaints` hold what the page asked for and what went wrong."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="reckon-browser-")
        self.process = subprocess.Popen(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0",
             "--remote-allow-origins=*", "--no-first-run", "--disable-extensions", "--disable-background-networking",
             f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        address = self._address()
        self.numbers = itertools.count(1)
        self.requests, self.complaints, self.loads = [], [], 0
        self.socket = websocket.create_connection(address, timeout=PATIENCE, max_size=None)
        target = self._ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = self._ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def _address(self):
        for line in self.process.stderr:
            found = re.search(r"ws://\S+", line)
            if found:
                return found.group()
        raise RuntimeError("Chromium did not start")

    def _ask(self, method, parameters, session=None):
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self._note(answer)

    def _note(self, event):
        method, values = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(values["request"]["url"])
        elif method == "Page.loadEventFired":
            self.loads += 1
        elif method == "Log.entryAdded":
            self.complaints.append(values["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(values["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(json.dumps(values["args"]))

    def send(self, method, **parameters):
        return self._ask(method, parameters, self.session)

    def open(self, path, width=1280, dark=False, scripts=True):
        """Opens a file as somebody with such a screen sees it."""
        self.requests.clear()
        self.complaints.clear()
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.send("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.send("Emulation.setScriptExecutionDisabled", value=not scripts)
        loads = self.loads
        self.send("Page.navigate", url=f"file://{path}")
        while self.loads == loads:
            self._note(json.loads(self.socket.recv()))

    def value(self, expression):
        """What JavaScript makes of an expression."""
        result = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"]))
        return result["result"].get("value")

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(PATIENCE)
        shutil.rmtree(self.profile, ignore_errors=True)
