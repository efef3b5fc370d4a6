#pragma once

#include "core/model/project.h"

#include <QByteArray>

#include <memory>

class QMimeData;

namespace weft::ui {

/// What a drag of things of the bin carries, from wherever it begins:
/// {"media":[3],"shots":[],"sequences":[9],"folders":[]}, of one thing perhaps with the part that
/// is meant: "in":50,"length":100,"rate":"25","picture":true,"sound":false, in frames at that rate.
inline constexpr const char *kBinMimeType = "application/x-weft-bin";

/// A part of a thing of the bin, as the source monitor marks it.
struct MarkedPart
{
    TimeRange frames; ///< at `rate`, from the thing's start
    FrameRate rate;
    bool hasPicture = true; ///< its picture is meant
    bool hasSound = true;

    friend bool operator==(const MarkedPart &, const MarkedPart &) = default;
};

/// Things of the bin.
struct BinItems
{
    std::vector<MediaId> media;
    std::vector<ShotId> shots;
    std::vector<SequenceId> sequences;
    std::vector<FolderId> folders;  ///< to be moved; what they hold is not listed with them
    std::optional<MarkedPart> part; ///< of the only thing; none: all of it

    bool isEmpty() const
    {
        return media.empty() && shots.empty() && sequences.empty() && folders.empty();
    }
    /// What can be placed: media, shots, sequences.
    std::vector<Source> sources() const;

    QByteArray toJson() const;
    std::unique_ptr<QMimeData> toMime() const;
    static BinItems fromJson(const QByteArray &json); ///< nothing where it is no such JSON
    static BinItems fromMime(const QMimeData *mime);  ///< likewise
};

} // namespace weft::ui
