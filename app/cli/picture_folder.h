#pragma once

#include "core/base/result.h"
#include "core/model/shot.h"

namespace weft::cli {

/// Joins the pictures of a folder, by rising name, to one file without loss.
/// Errors: Media — none there, or one cannot be read or has another size; Output.
Status joinPictures(const QString &folder, const QString &path, const FrameRate &rate);

/// Writes every frame of a take as folder/000000.png and on, with the recipe in its text
/// "weft-recipe". Errors: Media, Output.
Status splitIntoPictures(const QString &take, const QString &folder, const Recipe &recipe);

} // namespace weft::cli
