#pragma once

#include "core/model/id.h"
#include "core/model/unknown_fields.h"
#include "core/time/frame_rate.h"

#include <QString>

#include <map>
#include <variant>
#include <vector>

namespace weft {

/// A setting of a generator, of one of the kinds that a plugin's manifest can declare.
using RecipeValue = std::variant<bool, std::int64_t, double, QString>;

/// A picture, clip or sound that a generator starts from.
struct RecipeInput
{
    QString name;        ///< of the manifest's input: "image", "video"
    MediaId media;       ///< where it lies
    QString contentHash; ///< MediaIdentity::hash when the recipe was written

    friend bool operator==(const RecipeInput &, const RecipeInput &) = default;
};

/// The longest take, in frames.
inline constexpr std::int64_t kMaxShotLength = 1'000'000;

/// All that decides what a generator makes. Two equal recipes make the same take. In point, speed
/// and effects belong to clips and are no part of it.
struct Recipe
{
    QString generator;                         ///< id of the manifest: "testpattern"
    QString version;                           ///< of the generator: "1.0"
    std::map<QString, RecipeValue> parameters; ///< complete: defaults are written out
    std::int64_t seed = 0;                     ///< 0 to 2⁵³
    std::vector<RecipeInput> inputs;
    int width = 0;  ///< pixels, 16 to 16384
    int height = 0; ///< pixels, 16 to 16384
    FrameRate rate;
    std::int64_t length = 0; ///< frames, 1 to kMaxShotLength
    QString weights;         ///< identity of the model's weights; empty where there are none
    QString numerics = QStringLiteral("exact"); ///< "exact" or "fast"

    friend bool operator==(const Recipe &, const Recipe &) = default;
};

/// A generated shot: a bin item that holds a recipe and points at the take to show. Takes
/// themselves are files in the asset store, outside undo.
struct Shot
{
    ShotId id;
    QString name;
    FolderId folder;
    Recipe recipe;
    QString take; ///< id of the chosen take: the digest of the recipe it was made from, perhaps
                  ///< with "-2"; empty = none
    std::vector<QString> tags; ///< as MediaItem::tags
    int rating = 0;            ///< as MediaItem::rating
    UnknownFields unknown;

    friend bool operator==(const Shot &, const Shot &) = default;
};

} // namespace weft
