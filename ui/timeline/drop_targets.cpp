#include "ui/timeline/drop_targets.h"

#include "ui/generate/input_field.h"
#include "ui/style/theme.h"
#include "ui/timeline/clip_areas.h"

namespace weft::ui {

namespace {

constexpr double kLeastWidth = 96;
constexpr double kApart = 4;

} // namespace

std::vector<InputTarget> inputTargets(const TimelineView &view, const TrackRow &row,
                                      const Clip &clip, const MediaItem &media)
{
    const auto *const source = std::get_if<ShotSource>(&clip->source);
    const Shot *const shot = source ? view.session().root()->find(source->shot) : nullptr;
    const auto found = shot ? view.session().generation().catalogue().find(shot->recipe.generator)
                            : std::nullopt;
    if (!found)
        return {};
    std::vector<InputTarget> targets;
    for (const GeneratorInput &input : found->generator->inputs) {
        if (fits(media, input.kind))
            targets.push_back({shot->id, input.id, input.label, {}});
    }
    if (targets.empty())
        return {};
    const auto count = static_cast<double>(targets.size());
    const double seen = view.viewport().width();
    const QRectF content = ClipAreas(view.geometry(), row, clip).content;
    double left = std::max(content.left(), 0.0) + kApart;
    double width = std::min(content.right(), seen) - kApart - left;
    if (const double least = count * kLeastWidth; width < least) {
        left = std::clamp(left + (width - least) / 2, 0.0, std::max(0.0, seen - least));
        width = least;
    }
    const double height = std::max<double>(kLeastTarget, content.height() - 2 * kApart);
    for (std::size_t i = 0; i < targets.size(); ++i)
        targets[i].area = QRectF(left + static_cast<double>(i) * width / count,
                                 content.center().y() - height / 2, width / count - kApart, height);
    return targets;
}

Edit inputEdit(const Project &project, const InputTarget &target, const MediaItem &media)
{
    Recipe recipe = project.find(target.shot)->recipe;
    const auto now = std::find_if(recipe.inputs.begin(), recipe.inputs.end(),
                                  [&](const RecipeInput &each) {
                                      return each.name == target.input;
                                  });
    const RecipeInput input{target.input, media.id, media.identity.hash};
    if (now == recipe.inputs.end())
        recipe.inputs.push_back(input);
    else
        *now = input;
    return SetRecipe{target.shot, std::move(recipe)};
}

} // namespace weft::ui
