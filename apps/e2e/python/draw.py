"""What a grant has to hold, told from the secret of its hunt and from nothing that the engine says about the draw."""

import hashlib
import hmac


def sha256_of(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def faults_of_grant(grant, chest, secret):
    """What about a `reward.granted` is not as the hunt's author and the secret have it; empty where all is."""
    seed = hmac.new(secret.encode(), grant["grantId"].encode(), hashlib.sha256).hexdigest()
    lines = due(seed, chest["loot"], grant["consolation"])
    said = {
        "seed": grant["draw"]["seed"],
        "coins": [(coin["currency"], coin["amount"]) for coin in grant["coins"]],
        "items": [item["sku"] for item in grant["items"]],
    }
    should_be = {
        "seed": seed,
        "coins": [(line["currency"], line["amount"]) for line in lines if "currency" in line],
        "items": [line["sku"] for line in lines if "sku" in line],
    }
    return [f"{what} of {grant['grantId']}: {said[what]}, not {due}" for what, due in should_be.items() if said[what] != due]


def due(seed, loot, consolation):
    """The lines of the loot that a player gets by this seed."""
    if consolation:
        return loot["consolation"]
    return loot["guaranteed"] + [drawn(seed, loot["weighted"])]


def drawn(seed, weighted):
    pick = int(seed[:13], 16) * sum(line["weight"] for line in weighted) >> 52
    for line in weighted:
        pick -= line["weight"]
        if pick < 0:
            return line
