#include "app/cli/command.h"
#include "app/cli/opened_project.h"
#include "app/cli/view_options.h"

#include "core/base/file.h"
#include "core/media/image_file.h"
#include "core/render/renderer.h"
#include "core/time/timecode.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    std::string time;
    std::string output;
    std::string sequence;
    ViewOptions view;
    bool placeholders = false;
};

Status savePng(const QImage &image, const QString &path)
{
    QByteArray png;
    QBuffer buffer(&png);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image))
        return fail(ErrorKind::Output,
                    tr("The picture cannot be written as PNG: %1.").arg(writer.errorString()));
    return replaceFile(path, png);
}

Status run(const Options &options)
{
    const QString output = QString::fromStdString(options.output);
    if (!output.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return fail(ErrorKind::Usage,
                    tr("\"%1\" must end in .png: frames are written as PNG.").arg(output));
    auto opened = openProject(options.project);
    if (!opened)
        return fail(opened);
    opened->useMadeTakes();
    const auto sequence = opened->sequence(QString::fromStdString(options.sequence));
    if (!sequence)
        return fail(sequence);
    const auto number = parseTime(QString::fromStdString(options.time), (*sequence)->settings.rate);
    if (!number)
        return fail(number);
    if (*number < 0 || *number >= (*sequence)->length())
        return fail(ErrorKind::Usage,
                    tr("Frame %1 lies outside the sequence, which has frames 0 to %2.")
                        .arg(*number)
                        .arg((*sequence)->length() - 1));
    auto view = chosenView(options.view, *opened, **sequence);
    if (!view)
        return fail(view);
    RenderOptions render;
    render.view = *std::move(view);
    render.format = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    render.colour = srgbTags();
    render.missing = options.placeholders ? RenderOptions::Missing::Placeholder
                                          : RenderOptions::Missing::Fail;
    Renderer renderer(std::make_shared<const Project>(opened->project), (*sequence)->id,
                      opened->locate(), render);
    const auto frame = renderer.frame(*number);
    if (!frame)
        return fail(frame);
    const auto image = toImage(*frame);
    if (!image)
        return fail(image);
    return savePng(*image, output);
}

} // namespace

Run addFrame(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("frame",
                                           "Render one frame of the timeline to a PNG picture");
    command->add_option("project", options->project, "The .weft file")->required();
    command
        ->add_option("time", options->time,
                     "Timecode (00:00:05:12), seconds (5.5s) or frame number (140)")
        ->required();
    command->add_option("-o,--output", options->output, "The .png file to write")->required();
    command->add_option("--sequence", options->sequence,
                        "Name of the sequence; by default the active one");
    addViewOptions(*command, options->view);
    command->add_flag("--placeholders", options->placeholders,
                      "Show a card in place of missing media instead of failing");
    return [options] { return run(*options); };
}

} // namespace weft::cli
