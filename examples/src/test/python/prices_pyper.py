"""What all that a shop sells costs, with pyper."""

import threading
import time

from pyper import task

fetching = 0
most = 0
lock = threading.Lock()


# snippet: program
def ids(limit):
    yield from range(limit)


def page(number):
    with counted():
        time.sleep(0.02)  # stands for a request
    return f"{number} {number + 1} {number + 2}"


def prices(page):
    for price in page.split():
        yield int(price)


def total(prices):
    return sum(prices)


pipeline = (
    task(ids, branch=True)
    | task(page, workers=20)
    | task(prices, branch=True)
    | task(total, join=True)
)
# end snippet


class counted:
    """Counts how many are within at once."""

    def __enter__(self):
        global fetching, most
        with lock:
            fetching += 1
            most = max(most, fetching)

    def __exit__(self, *thrown):
        global fetching
        with lock:
            fetching -= 1


if __name__ == "__main__":
    for cents in pipeline(100):
        print("total", cents, "pages at once", most)
    try:
        list((task(ids, branch=True, workers=2) | task(page))(3))
    except RuntimeError as e:
        print("when it is called:", e)
