#include "core/cache/preview_maker.h"

#include "core/base/translate.h"
#include "core/cache/waveform_maker.h"
#include "core/media/image_file.h"
#include "core/render/renderer.h"

#include <QBuffer>
#include <QImageWriter>

namespace weft {

namespace {

constexpr std::size_t kKeptRenderers = 4;

Status checkSize(const PreviewSize &size)
{
    if (size.width < 1 || size.height < 1 || size.width > kMostPreviewPixels / size.height)
        return fail(ErrorKind::Usage, tr("A preview of %1×%2 pixels cannot be made.")
                                          .arg(size.width)
                                          .arg(size.height));
    return {};
}

Status makePeaks(const WaveformRequest &request,
                 const std::function<void(const PreviewEvent &)> &tell)
{
    auto maker = WaveformMaker::open(request.path, request.stream);
    if (!maker)
        return fail(maker);
    tell(WaveformBegun{maker->channels(), maker->length()});
    while (true) {
        const auto chunk = maker->nextChunk();
        if (!chunk)
            return fail(chunk);
        if (chunk->empty())
            return {};
        tell(PeaksMade{{QByteArray(reinterpret_cast<const char *>(chunk->data()),
                                   static_cast<qsizetype>(chunk->size() * sizeof(Peak)))}});
    }
}

} // namespace

PreviewMaker::PreviewMaker() = default;
PreviewMaker::~PreviewMaker() = default;

void PreviewMaker::answer(const PreviewRequest &request,
                          const std::function<void(const PreviewEvent &)> &tell)
{
    if (const auto *picture = std::get_if<PictureRequest>(&request)) {
        const auto png = pngOf(*picture);
        tell(png ? PreviewEvent(PictureMade{{*png}}) : PreviewEvent(PreviewFailed{png.error()}));
        return;
    }
    const Status made = makePeaks(std::get<WaveformRequest>(request), tell);
    tell(made ? PreviewEvent(PreviewDone()) : PreviewEvent(PreviewFailed{made.error()}));
}

Renderer &PreviewMaker::rendererFor(const PictureRequest &request)
{
    PictureRequest subject = request;
    subject.picture.frame = 0;
    const QByteArray line = toLine(subject);
    const auto known = std::find_if(m_renderers.begin(), m_renderers.end(),
                                    [&](const auto &entry) { return entry.subject == line; });
    if (known != m_renderers.end()) {
        m_renderers.splice(m_renderers.begin(), m_renderers, known);
        return *m_renderers.front().renderer;
    }
    if (m_renderers.size() >= kKeptRenderers)
        m_renderers.pop_back();
    const PreviewPicture &picture = request.picture;
    m_renderers.push_front(
        {line, std::make_unique<Renderer>(picture.project, picture.sequence, picture.media,
                                          previewOptions(request.size))});
    return *m_renderers.front().renderer;
}

Result<QByteArray> PreviewMaker::pngOf(const PictureRequest &request)
{
    if (const Status checked = checkSize(request.size); !checked)
        return fail(checked);
    if (!request.picture.project->find(request.picture.sequence) || request.picture.frame < 0)
        return fail(ErrorKind::Usage, tr("There is no such frame to make a preview of."));
    const auto frame = rendererFor(request).frame(request.picture.frame);
    if (!frame)
        return fail(frame);
    const auto image = toImage(*frame);
    if (!image)
        return fail(image);
    QByteArray png;
    QBuffer buffer(&png);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(*image))
        return fail(ErrorKind::Output,
                    tr("The preview cannot be written as PNG: %1.").arg(writer.errorString()));
    return png;
}

} // namespace weft
