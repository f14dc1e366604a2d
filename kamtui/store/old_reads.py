"""What is known of an account and old: dossier texts, negotiated prices, the brand image (K4, K8, K14)."""

from collections.abc import Iterator
from datetime import date

from kamtui.domain.amounts import show_amount
from kamtui.domain.knowledge.readings import DatedFact, old_ones
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.store.book.book import Book
from kamtui.store.knowledge.dossier_reads import texts_of
from kamtui.store.knowledge.image_reads import brand_image
from kamtui.store.knowledge.portfolio_reads import price_courses, products


def old_knowledge(book: Book, account_id: int, today: date, limits: KnowledgeLimits) -> list[DatedFact]:
    """What is to be asked about again, as the rule `old_ones` says: the oldest first."""
    return old_ones(_all(book, account_id), today, limits)


def _all(book: Book, account_id: int) -> Iterator[DatedFact]:
    """All that is known, and of which day that is known too."""
    for topic, text in texts_of(book, account_id).items():
        if text.read_on is not None:
            yield DatedFact(topic.label, text.text, text.read_on)
    courses = price_courses(book, account_id)
    for product in products(book):
        latest = courses[product.product_id][0] if product.product_id in courses else None
        if latest is not None and latest.price is not None and latest.read_on is not None:
            what = _("price of {product}").format(product=product.name)
            yield DatedFact(what, show_amount(latest.price), latest.read_on)
    image = brand_image(book, account_id).latest
    if image is not None and image.strength is not None and image.read_on is not None:
        strength = _("{strength} of 5").format(strength=image.strength)
        yield DatedFact(_("brand image"), strength, image.read_on)
