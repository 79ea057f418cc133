"""Hunts over HTTP, with an author's key."""

import json
import urllib.error
import urllib.request


class Hunts:
    def __init__(self, url, key):
        self._url = f"{url}/v1/hunts"
        self._key = key

    def publish(self, hunt):
        return self._ask("POST", "", hunt)

    def show(self, hunt_id):
        return self._ask("GET", f"/{hunt_id}")

    def withdraw(self, hunt_id):
        return self._ask("DELETE", f"/{hunt_id}")

    def _ask(self, method, path, body=None):
        """The status and the JSON of the answer, whether it is a refusal or not."""
        headers = {"authorization": f"Bearer {self._key}", "content-type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refusal:
            return refusal.code, json.load(refusal)
