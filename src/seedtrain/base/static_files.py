"""Static files under names that carry their digest; scripts that import each other are renamed along."""

from servestatic.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
    max_post_process_passes = 10  # one for each step of the longest way from a script over its imports, and one to see
