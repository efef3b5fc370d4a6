#include "app/cli/view_options.h"

#include "core/project/project_file.h"

#include <QFileInfo>

namespace weft::cli {

namespace {

constexpr const char *kNone = "none";

bool areEmpty(const ViewOptions &options)
{
    return options.view.empty() && options.config.empty() && options.source.empty();
}

/// What is asked for in place of what the sequence has.
DisplayView replaced(DisplayView view, const ViewOptions &options)
{
    if (!options.config.empty())
        view.config = QFileInfo(QString::fromStdString(options.config)).absoluteFilePath();
    if (!options.source.empty())
        view.source = QString::fromStdString(options.source);
    const QString name = QString::fromStdString(options.view);
    if (const qsizetype slash = name.indexOf(QLatin1Char('/')); slash >= 0) {
        view.display = name.left(slash);
        view.view = name.mid(slash + 1);
    } else if (!name.isEmpty()) {
        view.display.clear();
        view.view = name;
    }
    return view;
}

} // namespace

void addViewOptions(CLI::App &command, ViewOptions &options)
{
    command.add_option("--view", options.view,
                       "Look through a view of an OpenColorIO configuration: DISPLAY/VIEW, or VIEW "
                       "of its first display;\nnone for no view. By default the sequence's, where "
                       "it is for films and stills");
    command.add_option("--ocio", options.config,
                       "The configuration's file; by default the sequence's, else that of the "
                       "environment variable OCIO");
    command.add_option("--view-source", options.source,
                       "The colour space or role in it that the sequence's levels are in");
}

Result<std::shared_ptr<const DisplayTransform>> chosenView(const ViewOptions &options,
                                                           const OpenedProject &opened,
                                                           const Sequence &sequence)
{
    using View = std::shared_ptr<const DisplayTransform>;
    DisplayView view = sequence.settings.view;
    if (options.view == kNone || (areEmpty(options) && view.use != ViewUse::Everywhere))
        return View();
    if (!view.config.isEmpty())
        view.config = absolutePath(view.config, opened.folder);
    return DisplayTransform::load(replaced(view, options));
}

} // namespace weft::cli
