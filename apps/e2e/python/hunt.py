"""The hunt that is played: a gate with a question, behind it a tower to visit, and not a chest for everybody."""

from random import uniform
from uuid import uuid4

run = uuid4().hex[:8]
place = {"lat": uniform(-60, 60), "lon": uniform(-170, 170)}
players = [f"py-{run}-{n}" for n in range(12)]
supply = 9

gate = {
    "clueId": f"py-{run}.gate",
    "trigger": {"fence": {"circle": {**place, "radiusM": 40}}},
    "puzzle": {"kind": "text", "prompt": "What guards the gate?", "answers": ["two lions"]},
}
tower = {
    "clueId": f"py-{run}.tower",
    "requires": {"allOf": [gate["clueId"]]},
    "trigger": {"object": {"targetId": f"qr-{run}"}},
    "puzzle": {"kind": "visit"},
}
chest = {
    "chestId": f"py-{run}.chest",
    "clueId": tower["clueId"],
    "supply": supply,
    "loot": {
        "guaranteed": [{"currency": "coin", "amount": 10}],
        "weighted": [
            {"weight": 1, "sku": "golden-key"},
            {"weight": 1, "currency": "coin", "amount": 5},
            {"weight": 2, "currency": "gem", "amount": 2},
        ],
        "consolation": [{"currency": "coin", "amount": 1}],
    },
}
hunt = {
    "huntId": f"py-{run}",
    "version": 1,
    "title": "Played from Python",
    "clues": [gate, tower],
    "chests": [chest],
}
