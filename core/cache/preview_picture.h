#pragma once

#include "core/render/renderer.h"

namespace weft {

/// One frame of a sequence as something to be shown small, with all that it takes to render it and
/// little else: what is handed to a child. Whatever a thumbnail shows is made one of these, so that
/// all of them come from the renderer, right in colour, rotation and shape.
struct PreviewPicture
{
    std::shared_ptr<const Project> project;
    SequenceId sequence;
    std::int64_t frame = 0;
    MediaMap media;
};

/// The picture of a media file at a time from its origin; at one time of a still. @param path where
/// the file is. @pre the item has a picture
PreviewPicture pictureOfMedia(const MediaItem &item, const QString &path, const Rational &time);

/// The picture of a shot's take. @param path where the take is
PreviewPicture pictureOfTake(const Shot &shot, const QString &path, const Rational &time);

/// A frame of a sequence: of its clips those at that frame alone, so that it is small however long
/// the sequence is. @pre the project has the sequence
PreviewPicture pictureOfSequence(const Project &project, SequenceId sequence, std::int64_t frame,
                                 const MediaMap &media);

/// The size that a picture has in a box without being stretched or enlarged, at least 1×1.
struct PreviewSize
{
    int width = 0;
    int height = 0;
};
PreviewSize sizeInBox(const PreviewPicture &picture, const PreviewSize &box);

/// How previews are rendered: as 8-bit sRGB, never with a placeholder.
RenderOptions previewOptions(const PreviewSize &size);

} // namespace weft
