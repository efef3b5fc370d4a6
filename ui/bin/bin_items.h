#pragma once

#include "core/model/project.h"

#include <QByteArray>

class QMimeData;

namespace weft::ui {

/// What a drag from the bin carries: {"media":[3],"shots":[],"sequences":[9],"folders":[]}.
inline constexpr const char *kBinMimeType = "application/x-weft-bin";

/// Things of the bin.
struct BinItems
{
    std::vector<MediaId> media;
    std::vector<ShotId> shots;
    std::vector<SequenceId> sequences;
    std::vector<FolderId> folders; ///< to be moved; what they hold is not listed with them

    bool isEmpty() const
    {
        return media.empty() && shots.empty() && sequences.empty() && folders.empty();
    }
    /// What can be placed: media, shots, sequences.
    std::vector<Source> sources() const;

    QByteArray toJson() const;
    static BinItems fromJson(const QByteArray &json); ///< nothing where it is no such JSON
    static BinItems fromMime(const QMimeData *mime);  ///< likewise
};

} // namespace weft::ui
