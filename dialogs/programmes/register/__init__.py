"""The Register of Damage: 21 categories of claims of people, by the Order, filed through Diia."""
