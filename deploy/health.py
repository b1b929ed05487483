"""Exit 0 when a part of Airflow is healthy: the health checks of docker-compose.yaml.

    python deploy/health.py scheduler

Asks the API server, which knows every part's last heartbeat. Airflow's own command for this
(`airflow jobs check`) takes three seconds of a processor for the same answer, for each part and each time.
"""

from __future__ import annotations

import argparse
import os
import sys
from urllib.parse import urlsplit

from server import COMPONENTS, ailing


def main() -> int:
    """Check the part that the argument names, at the address that tasks use."""
    parser = argparse.ArgumentParser(description="Exit 0 when this part of Airflow is healthy.")
    parser.add_argument("part", choices=COMPONENTS)
    part = parser.parse_args().part
    address = urlsplit(os.environ["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"])
    unwell = ailing(f"{address.scheme}://{address.netloc}")
    sys.stdout.write(f"not healthy: {', '.join(unwell) or 'nothing'}\n")
    return 1 if part in unwell else 0


if __name__ == "__main__":
    sys.exit(main())
