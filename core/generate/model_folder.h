#pragma once

#include "core/base/result.h"

#include <vector>

namespace weft {

/// A model as it is published: a folder with networks and what they need.
struct ModelFolder
{
    static constexpr const char *kStableDiffusion = "stable-diffusion-1";
    static constexpr const char *kMotionModule = "motion-module";

    QString path; ///< absolute
    QString kind; ///< one of the above
    QString name; ///< of the folder

    friend bool operator==(const ModelFolder &, const ModelFolder &) = default;
};

/// Whether a path looks like a model, or a part of one, by names alone: a file with weights'
/// suffix, a folder with the description of a model in it. Thread: any.
bool looksLikeModel(const QString &path);

/// What model a folder is, or the one that a file of weights lies in. Reads descriptions, and of a
/// lone file of weights its head; nothing of it is trusted. Thread: any.
/// Errors (Generation): no model that a generator here reads; the sentence says what it is as far
/// as that can be told, or which part is missing.
Result<ModelFolder> recogniseModel(const QString &path);

/// Where models of one's own lie: "models" in the user's data folder. Need not exist.
QString modelsFolder();
/// The models in there, by name. Thread: any.
std::vector<ModelFolder> installedModels();

/// "Stable Diffusion model", "motion module".
QString modelKindText(const QString &kind);

} // namespace weft
