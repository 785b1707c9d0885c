"""The same day's price as Engine.price, in plain Python without explanations: MPPR, coinsurance, sequestration."""
import time
from decimal import ROUND_HALF_UP, Decimal as D

CENT = D("0.01")


def cents(amount):
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def price(lines, gpci, factor):
    ranked = sorted(range(len(lines)), key=lambda i: -lines[i][2])
    paid = []
    for place, i in enumerate(ranked):
        units, work, pe, mp = lines[i]
        full = cents((work * gpci[0] + pe * gpci[1] + mp * gpci[2]) * factor)
        reduced = cents((work * gpci[0] + pe / 2 * gpci[1] + mp * gpci[2]) * factor)
        first = 1 if place == 0 else 0
        allowed = full * first + reduced * (units - first)
        coinsurance = cents(allowed * D("0.20"))
        sequestration = cents((allowed - coinsurance) * D("0.02"))
        paid.append((allowed, coinsurance, sequestration, allowed - coinsurance - sequestration))
    return paid


day = [(2, D("0.45"), D("0.41"), D("0.01"))]
index = (D("1.000"), D("0.913"), D("1.008"))
assert price(day, index, D("33.4009"))[0][0] == D("49.49")
count, until = 0, time.perf_counter() + 5
while time.perf_counter() < until:
    for _ in range(1000):
        price(day, index, D("33.4009"))
    count += 1000
print(f"{count / 5:.0f}")
