#!/usr/bin/env python3
"""The Markdown table of a side-by-side run.

    python table.py BACKGRID RIVALS

Both files hold one JSON object per line, as rivals.py prints them; the first of BACKGRID is what the others are
compared with.
"""

import json
import pathlib
import sys


def main():
    lines = [json.loads(line) for file in sys.argv[1:] for line in pathlib.Path(file).read_text().splitlines()]
    ours = lines[0]["ns_median"]
    print("| | version | ns per bar and pair: median (least to most) | times Backgrid's | peak memory, MiB | threads "
          "| bars | pairs | pairs checked |\n|---|---|---|---|---|---|---|---|---|")
    for line in sorted((line for line in lines if "ns_median" in line), key=lambda line: line["ns_median"]):
        print(f"| {line['name']} | {line['version']} | {number(line['ns_median'])} ({number(line['ns_min'])} to "
              f"{number(line['ns_max'])}) | {number(line['ns_median'] / ours)} | {number(line['memory_mib'])} | "
              f"{line['threads']} | {line['bars']:,} | {line['pairs']:,} | {line.get('checked', '')} |")
    for line in lines:
        if "disagrees" in line:
            print(f"\nNot timed: {line['name']} {line['version']}, whose numbers are others: {line['disagrees']}.")
        if "failed" in line:
            print(f"\nNot run: {line['name']}: {line['failed']}.")
    print("\nWhat each means or does differently:\n")
    for line in lines:
        if line.get("differs"):
            print(f"- **{line['name']}**: {line['differs']}")


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()
