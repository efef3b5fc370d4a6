#pragma once

#include "core/edit/bin_edit_fields.h"
#include "core/edit/clip_edit_fields.h"
#include "core/edit/timeline_edit_fields.h"

/// The members of every edit as scripts and the journal spell them; see core/model/json_archive.h.
/// An edit is one object whose member "edit" names it:
///
///     {"edit": "append", "video": 3, "audio": 4, "source": {"kind": "media", "media": 1}}

namespace weft {

template<>
struct VariantTag<Edit>
{
    static constexpr const char *key = "edit";
};

void fields(auto &archive, Like<EditGroup> auto &edit)
{
    archive.field("name", edit.name, {});
    archive.field("edits", edit.edits);
}

} // namespace weft
