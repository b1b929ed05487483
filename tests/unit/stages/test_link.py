"""Linking as a stage; what it finds is tested in integration/linking."""

from unit.at_work import workers_at_work
from wirehouse.linking import index, texts
from wirehouse.stages import link as module

TEXT = "Ferry {0} leaves early\n\nCORK (Reuters) - Ferry {0} left early on Monday, its captain said.\n"


def test_no_worker_is_left_at_the_end(stages, monkeypatch):
    """They would keep their memory through all that follows."""
    monkeypatch.setattr(texts, "DOCUMENTS_AT_A_TIME", 1)
    monkeypatch.setattr(index, "WORTH_WORKERS", 1)
    compare, at_work = module.compare, []

    def compare_and_look(connection, workers):
        at_work.append(len(workers_at_work()))
        return compare(connection, workers)

    monkeypatch.setattr(module, "compare", compare_and_look)
    for number in range(3):
        stages.write(f"{number}.txt", TEXT.format(number))
    batches = stages.discover()
    stages.stage(batches)
    stages.load(batches)
    module.link(stages.home, [stages.folder(batch) for batch in batches], workers=2)
    assert at_work == [2]
    assert workers_at_work() == []
