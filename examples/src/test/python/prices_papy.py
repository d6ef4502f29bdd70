"""What all that a shop sells costs, with PaPy, for Python 2.7."""

import time

# snippet: program
from numap import NuMap
from papy.core import Dagger, Piper


def page(inbox):
    number = inbox[0]
    time.sleep(0.02)  # stands for a request
    return "%d %d %d" % (number, number + 1, number + 2)


def prices(inbox):
    return [int(price) for price in inbox[0].split()]


def total(limit):
    threads = NuMap(worker_type="thread", worker_num=20)
    fetched, parsed = Piper(page, parallel=threads), Piper(prices)
    pipeline = Dagger()
    pipeline.add_pipe((fetched, parsed))
    pipeline.connect([range(limit)])
    pipeline.start()
    return sum(sum(prices) for prices in pipeline.get_outputs()[0])
# end snippet


if __name__ == "__main__":
    print("total %d" % total(100))
