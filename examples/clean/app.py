"""A program with nothing to hide: its secrets come from the environment it is started in."""

import os

import attrs
import idna


@attrs.frozen
class Address:
    host: str

    @classmethod
    def of(cls, text: str) -> "Address":
        return cls(idna.encode(text).decode("ascii"))


def main() -> None:
    print(Address.of(os.environ.get("SHOP_HOST", "bücher.example")))


if __name__ == "__main__":
    main()
