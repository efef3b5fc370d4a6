#include "ui/monitor/trim_view.h"

#include "core/base/post.h"
#include "core/render/renderer.h"
#include "core/render/screen_image.h"
#include "core/time/timecode.h"
#include "ui/monitor/trimmed_cut.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace weft::ui {

namespace {

constexpr std::size_t kCacheBytes = std::size_t(64) << 20;
constexpr int kPictureWidth = 480; ///< pixels: each picture is a half or a quarter of the view

/// All that the pictures of a comparison are made from.
struct Job
{
    PlayedSequence played;
    std::vector<std::int64_t> frames;
    RenderOptions options;
};

std::vector<QImage> render(const Job &job)
{
    Renderer renderer(job.played.project, job.played.sequence, job.played.media, job.options);
    std::vector<QImage> pictures;
    for (const std::int64_t number : job.frames) {
        const Result<Frame> frame = number < 0 ? Result<Frame>(Frame()) : renderer.frame(number);
        // What cannot be rendered stays black here: the monitor itself says why.
        pictures.push_back(frame && !frame->isNull() ? toScreenImage(*frame) : QImage());
    }
    return pictures;
}

int evenPart(int whole, double part)
{
    return std::max(16, 2 * qRound(whole * part / 2));
}

} // namespace

TrimView::TrimView(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_cache(std::make_shared<FrameCache>(kCacheBytes))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Trimmed cut"));
    hide();
    connect(&session, &Session::shownChanged, this, &TrimView::follow);
}

TrimView::~TrimView() = default;

void TrimView::follow()
{
    const TrimmedCut cut = m_session.isPreviewing()
                               ? trimmedCut(*m_session.root(), *m_session.shown())
                               : TrimmedCut();
    if (cut.frames.empty()) {
        setComparison({});
        return;
    }
    render(cut.frames);
}

void TrimView::render(const std::vector<std::int64_t> &frames)
{
    const SequenceSettings &settings = m_session.sequence()->settings;
    const double part = std::min(1.0, static_cast<double>(kPictureWidth) / settings.width);
    Job job{{m_session.shown(), m_session.shown()->active, m_session.media()}, frames, {}};
    job.options.width = evenPart(settings.width, part);
    job.options.height = evenPart(settings.height, part);
    job.options.format = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    job.options.missing = RenderOptions::Missing::Placeholder;
    job.options.proxyLines = job.options.height;
    job.options.readsAhead = false;
    job.options.threads = 1;
    job.options.cache = m_cache;
    QStringList captions;
    for (const std::int64_t frame : frames)
        captions << (frame < 0 ? QString() : toTimecode(frame, settings.rate, settings.dropFrame));
    const std::int64_t number = ++m_asked;
    m_worker.post([this, job, captions, number] {
        std::vector<QImage> pictures = ui::render(job);
        post(this, [this, number, captions, pictures = std::move(pictures)] {
            if (number <= m_past)
                return;
            m_past = number;
            setComparison(pictures, captions);
        });
    });
}

void TrimView::setComparison(std::vector<QImage> pictures, QStringList captions)
{
    if (pictures.empty())
        m_past = m_asked;
    m_pictures = std::move(pictures);
    m_captions = std::move(captions);
    setVisible(!m_pictures.empty());
    update();
}

void TrimView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const auto count = static_cast<int>(m_pictures.size());
    const int rows = (count + 1) / 2;
    if (rows == 0)
        return;
    const int line = fontMetrics().height() + 4;
    const QSizeF cell((width() - 2) / 2.0, (height() - 2.0 * (rows - 1)) / rows);
    for (int i = 0; i < count; ++i) {
        const QRectF box(QPointF((i % 2) * (cell.width() + 2), (i / 2) * (cell.height() + 2)),
                         cell);
        const QImage &picture = m_pictures[static_cast<std::size_t>(i)];
        const QRectF room = box.adjusted(0, 0, 0, -line);
        QSizeF size = picture.isNull()
                          ? room.size()
                          : QSizeF(picture.size()).scaled(room.size(), Qt::KeepAspectRatio);
        QRectF target(QPointF(), size);
        target.moveCenter(room.center());
        if (!picture.isNull())
            painter.drawImage(target, picture);
        painter.setPen(darkTheme().text);
        painter.drawText(QRectF(box.left(), box.bottom() - line, box.width(), line),
                         Qt::AlignCenter,
                         (i % 2 == 0 ? tr("Outgoing  %1") : tr("Incoming  %1"))
                             .arg(m_captions.value(i)));
    }
    painter.fillRect(QRectF(cell.width(), 0, 2, height()), themeOf(this).accent);
}

} // namespace weft::ui
