#!/usr/bin/env python3
"""What a repricing takes and costs on AWS: prints the table of docs/scale.md.

Everything above the line is measured (PERFORMANCE.md, repricing), AWS's list price or AWS's published limit; below
it is arithmetic and a simulation second by second of the one thing that is not: on-demand capacity grows with use.
"""

# Measured, a claim.
WRITE_UNITS = 13.9       # transactional writes, indexes and the patients' years included
READ_UNITS = 4.6         # the chunk's own reads and the years included
CPU_MS = 3.4             # on one processor, 2.0 for its chunk and 1.4 for its year; see docs/scale.md
# A worker's calls to DynamoDB overlap eight at a time; it is bound by its processor.
WORKER_CLAIMS_PER_SECOND = 1000 / CPU_MS

# Limits.
NEW_TABLE_WRITES = 4_000       # an on-demand table that was never busier
TABLE_WRITES = 40_000          # the account's usual quota a table
DOUBLES_AFTER_SECONDS = 1_800  # on-demand takes twice the peak of the last half hour
CHUNK = 500

# us-east-1, list prices in dollars.
WRITE = 0.625 / 1e6
READ = 0.125 / 1e6
GB_SECOND = 0.0000133334
INVOCATION = 0.20 / 1e6
SQS_REQUEST = 0.40 / 1e6
STORED_GB_MONTH = 0.25
WORKER_GB = 1769 / 1024
GROWTH_KB = 8                  # a second revision and a line of the ledger


def seconds(claims, workers, warm):
    """Second by second: the workers do what they can and the table what it takes."""
    capacity = TABLE_WRITES if warm else NEW_TABLE_WRITES
    done = elapsed = 0
    while done < claims:
        rate = min(workers * WORKER_CLAIMS_PER_SECOND, capacity / WRITE_UNITS)
        done += rate
        elapsed += 1
        if elapsed % DOUBLES_AFTER_SECONDS == 0:
            capacity = min(TABLE_WRITES, capacity * 2)
    return elapsed


def dollars(claims, practices, workers, warm):
    chunks = claims / CHUNK + practices * 12    # each practice's months end in a smaller one
    busy = claims * CPU_MS / 1000               # a worker that waits for a throttled table costs too:
    waiting = max(0.0, seconds(claims, workers, warm) * workers - busy)
    return {
        "writes": claims * WRITE_UNITS * WRITE,
        "reads": claims * READ_UNITS * READ + claims * 0.25 / 4 * 0.5 * READ,
        "lambda": (busy + waiting) * WORKER_GB * GB_SECOND + chunks * INVOCATION,
        "sqs": chunks * 3 * SQS_REQUEST,
        "storage": claims * GROWTH_KB / 1e6 * STORED_GB_MONTH,
    }


def main():
    print("| claims | practices | workers | table | takes | writes | reads | Lambda | SQS | in all | storage a month |")
    print("|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    for claims, practices in ((100_000, 20), (1_000_000, 100), (10_000_000, 500)):
        for workers in (5, 20):
            for warm in (False, True):
                took = seconds(claims, workers, warm)
                cost = dollars(claims, practices, workers, warm)
                once = sum(cost.values()) - cost["storage"]
                print(
                    f"| {claims:,} | {practices} | {workers} | {'warmed' if warm else 'as it is'} "
                    f"| {took // 3600} h {took % 3600 // 60:02d} min | ${cost['writes']:.2f} | ${cost['reads']:.2f} "
                    f"| ${cost['lambda']:.2f} | ${cost['sqs']:.2f} | ${once:.2f} | ${cost['storage']:.2f} |"
                )


if __name__ == "__main__":
    main()
