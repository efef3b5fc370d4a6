#pragma once

#include "core/model/colour.h"
#include "core/model/enum_names.h"
#include "core/model/id.h"

#include <QString>

#include <variant>

namespace weft {

/// A media file of the bin: footage, sound or a still.
struct MediaSource
{
    static constexpr const char *kName = "media";
    MediaId media;
    int audioStream = 0; ///< which sound stream, on a sound track; 0 = first

    friend bool operator==(const MediaSource &, const MediaSource &) = default;
};

/// A generated shot of the bin. Copies of the clip share the shot.
struct ShotSource
{
    static constexpr const char *kName = "shot";
    ShotId shot;

    friend bool operator==(const ShotSource &, const ShotSource &) = default;
};

enum class TextAlign { Left, Centre, Right };

constexpr auto enumNames(TextAlign)
{
    return std::array{EnumName{TextAlign::Left, "left"}, EnumName{TextAlign::Centre, "centre"},
                      EnumName{TextAlign::Right, "right"}};
}

/// A title: styled text on a transparent ground, drawn at the sequence's size. Lengths are in % of
/// the sequence's height, so that a title looks the same at every size.
struct TitleSource
{
    static constexpr const char *kName = "title";
    QString text;                           ///< may have several lines
    QString font = QStringLiteral("Inter"); ///< family; "Inter" is bundled
    int weight = 700;                       ///< 100 (thin) to 900 (black)
    bool italic = false;
    double size = 10;          ///< height of the em square, % of the sequence's height, 0.5 to 100
    double lineSpacing = 1.15; ///< line height ÷ font height
    TextAlign align = TextAlign::Centre;
    double x = 50; ///< of the text block's centre, % of the sequence's width
    double y = 50; ///< of the text block's centre, % of the sequence's height
    Colour colour{255, 255, 255, 255};
    Colour outline{0, 0, 0, 255};
    double outlineWidth = 0; ///< % of the sequence's height
    Colour shadow{0, 0, 0, 160};
    double shadowOffset = 0; ///< right and down, % of the sequence's height; 0 = no shadow
    Colour box{0, 0, 0, 0};  ///< behind the text; transparent = none
    double boxPadding = 2;   ///< % of the sequence's height

    friend bool operator==(const TitleSource &, const TitleSource &) = default;
};

/// Whether a title can be drawn: its size and weight are in range.
constexpr bool isValid(const TitleSource &title)
{
    return title.size >= 0.5 && title.size <= 100 && title.weight >= 100 && title.weight <= 900;
}

/// One colour over the whole frame.
struct ColourSource
{
    static constexpr const char *kName = "colour";
    Colour colour;

    friend bool operator==(const ColourSource &, const ColourSource &) = default;
};

/// Another sequence of the project, played as one clip. Never itself, at any depth.
struct NestedSource
{
    static constexpr const char *kName = "sequence";
    SequenceId sequence;

    friend bool operator==(const NestedSource &, const NestedSource &) = default;
};

/// No picture of its own: the clip's effects apply to all that is composited below its track while
/// it lasts. Its opacity (effect and fades) mixes the changed picture with the unchanged one. On
/// video tracks only.
///
///     V3  | title       |              over it all, unchanged
///     V2     | adjustment: scale 50 % |
///     V1  | A        | B         |     half as large from there on
struct AdjustmentSource
{
    static constexpr const char *kName = "adjustment";

    friend bool operator==(const AdjustmentSource &, const AdjustmentSource &) = default;
};

/// What a clip shows or plays: a closed set.
using Source = std::variant<MediaSource, ShotSource, TitleSource, ColourSource, NestedSource,
                            AdjustmentSource>;

} // namespace weft
