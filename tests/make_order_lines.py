"""Order lines like those of a shop's year, to measure an import with: python -m tests.make_order_lines FILE [LINES].

Invoices of about 20 lines, 4,370 customers, a quarter of the lines without one, cancelled invoices (`C536379`) with
negative quantities. Measured is what `kamtui --book NEW.db import sales FILE --unknown add` takes beside Python's csv
reader whose rows go into a table by one `executemany` of sqlite3: CPU time and the peak of memory (`os.wait4`).
"""

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

LINES = 541_909
HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
CUSTOMERS = range(12346, 12346 + 4370)
FIRST_AT = datetime(2010, 12, 1, 8, 26, tzinfo=UTC)
DAYS = 373


def write_order_lines(target: Path, lines: int = LINES) -> None:
    """Write so many order lines; the same number gives the same file."""
    chance = random.Random(11)
    goods = [
        (
            f"{chance.randint(10_000, 90_000)}{chance.choice(['', '', 'A', 'B'])}",
            chance.choice(['"ARTICLE {}, RED"', "ARTICLE {} WHITE", "SET OF {} BLUE"]).format(number),
            chance.choice([0.39, 0.42, 0.85, 1.25, 1.65, 2.1, 2.55, 2.95, 3.39, 4.25, 7.65, 12.75]),
        )
        for number in range(4000)
    ]
    invoice, written = 536_365, 0
    with target.open("w", encoding="utf-8", newline="") as out:
        out.write(f"{HEADER}\r\n")
        while written < lines:
            invoice += 1
            at = FIRST_AT + timedelta(days=written * DAYS // lines, minutes=chance.randrange(540))
            moment = f"{at.month}/{at.day}/{at.year} {at.hour}:{at.minute:02}"
            customer = "" if chance.random() < 0.25 else chance.choice(CUSTOMERS)
            is_cancelled = chance.random() < 0.02
            number = f"{'C' if is_cancelled else ''}{invoice}"
            for _line in range(min(lines - written, 1 + int(chance.expovariate(1 / 20)))):
                code, text, price = chance.choice(goods)
                count = chance.choice([1, 1, 2, 3, 4, 6, 8, 10, 12, 24, 48, chance.randint(1, 600)])
                quantity = -count if is_cancelled else count
                out.write(
                    f"{number},{code},{text},{quantity},{moment},{price:g},{customer},United Kingdom\r\n"
                )
                written += 1


if __name__ == "__main__":
    write_order_lines(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
