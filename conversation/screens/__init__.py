"""What a person sees: menus, lists of claims, and the present screen of a claim."""
