#include "ui/jobs/film_still.h"

#include "core/media/image_file.h"
#include "core/project/project_file.h"
#include "core/render/display_transform.h"

namespace weft::ui {

Result<QImage> renderStill(const StillRequest &request)
{
    const SequenceSettings &settings = request.project->find(request.sequence)->settings;
    RenderOptions options;
    options.format = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    options.colour = srgbTags();
    options.missing = request.missing;
    options.readsAhead = false;
    if (request.width > 0 && request.width < settings.width) {
        options.width = request.width;
        options.height = std::max(2, settings.height * request.width / settings.width);
    }
    if (settings.view.use == ViewUse::Everywhere) {
        DisplayView view = settings.view;
        if (!view.config.isEmpty())
            view.config = absolutePath(view.config, request.folder);
        auto loaded = DisplayTransform::load(view);
        if (!loaded)
            return fail(loaded);
        options.view = *loaded;
    }
    Renderer renderer(request.project, request.sequence, request.media, options);
    const auto frame = renderer.frame(request.frame);
    if (!frame)
        return fail(frame);
    return toImage(*frame);
}

} // namespace weft::ui
