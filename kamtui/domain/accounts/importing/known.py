"""The accounts of the book, ready for comparing with those of a list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.duplicates import KnownName, with_city
from kamtui.domain.accounts.importing.group import Group, is_known_name, ways_of
from kamtui.domain.accounts.keys import city_key, number_key
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.words import ReachKind

# The book's accounts


class Known:
    """The accounts of the book by what they are found by: number, name, legal name, and names of earlier lists."""

    def __init__(self, accounts: Mapping[int, AccountEntry], remembered: Mapping[str, int]) -> None:
        """`accounts` are by id and in its order; `remembered` are names of earlier lists, by `customer_key`."""
        self.accounts = accounts
        self.remembered = remembered
        self.by_number: defaultdict[str, list[int]] = defaultdict(list)
        self.by_name: defaultdict[str, list[int]] = defaultdict(list)
        self.by_legal_name: defaultdict[str, list[int]] = defaultdict(list)
        self._records: dict[int, KnownName] = {}
        for account_id, account in accounts.items():
            self._records[account_id] = KnownName(
                account_id,
                account.name,
                account.legal_name,
                ways_of(account.reaches, ReachKind.EMAIL, ReachKind.WEB),
                account.stage,
                city=account.city,
                number=account.registration_number,
                phones=ways_of(account.reaches, ReachKind.PHONE),
            )
            if number := number_key(account.registration_number):
                self.by_number[number].append(account_id)
            self.by_name[name_key(account.name)].append(account_id)
            if account.legal_name:
                self.by_legal_name[name_key(account.legal_name)].append(account_id)

    def city(self, account_id: int) -> str:
        """The city of an account, to be compared."""
        return city_key(self.accounts[account_id].city)

    def number(self, account_id: int) -> str:
        """The registration number of an account, to be compared."""
        return number_key(self.accounts[account_id].registration_number)

    def records(self, groups: Iterable[Group]) -> Iterator[KnownName]:
        """All of them, to look among for what is likely the same, as they will be once `groups` are written."""
        told = {group.account_id: group for group in groups if group.account_id is not None}
        for account_id, account in self.accounts.items():
            record = self._records[account_id]
            if (group := told.get(account_id)) is not None:
                said = group.as_known(account_id)
                record = record._replace(city=said.city or record.city, number=said.number or record.number)
                yield said._replace(city=record.city, number=record.number, stage=record.stage)
                if not is_known_name(group, account):
                    record = record._replace(name=said.name)
            yield record

    def named(self, name: str) -> list[int]:
        """The accounts of a registration number, else of a name or legal name, else of a name with its city."""
        key = name_key(name)
        ids = self.by_number.get(number_key(name), ()) or (
            *self.by_name.get(key, ()),
            *self.by_legal_name.get(key, ()),
        )
        return list(dict.fromkeys(ids)) or [
            account_id
            for account_id, account in self.accounts.items()
            if name_key(with_city(account.name, account.city)) == key
        ]
