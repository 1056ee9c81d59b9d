"""What is signed here and may be withdrawn holds a bit of its own; credentials issued so far keep theirs."""

from typing import Any

from django.db import migrations, models

import seedtrain.base.identity


def bits_of_credentials(apps: Any, schema_editor: Any) -> None:
    held = apps.get_model("qualifications", "Credential").objects.values_list("key_id", "status_number", "revoked_at")
    bit = apps.get_model("qualifications", "StatusBit")
    bits = [bit(key_id=key, number=number, set_at=revoked) for key, number, revoked in held.iterator()]
    bit.objects.bulk_create(bits, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("qualifications", "0001_first_qualifications")]

    operations = [
        migrations.CreateModel(
            name="StatusBit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=seedtrain.base.identity.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key_id", models.CharField(max_length=80)),
                ("number", models.PositiveIntegerField()),
                ("set_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key_id", "number"), name="one_holder_per_status_bit")],
            },
        ),
        migrations.RunPython(bits_of_credentials, migrations.RunPython.noop, elidable=True),
    ]
