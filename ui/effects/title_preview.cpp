#include "ui/effects/title_preview.h"

#include "ui/effects/titles.h"
#include "ui/session/session.h"

namespace weft::ui {

namespace {

constexpr QSize kSize(192, 108);
constexpr int kUrgency = 9; // somebody waits

} // namespace

TitlePreview::TitlePreview(Session &session, QWidget *parent)
    : QLabel(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("titlePreview"));
    setAlignment(Qt::AlignCenter);
    setMinimumHeight(kSize.height());
    setAccessibleName(tr("What the title looks like"));
    // Its place is kept: what is above does not move away from under a double-click.
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    hide();
    connect(&titles(), &Titles::changed, this, [this] { m_pictures.clear(); });
}

void TitlePreview::setTitle(const QString &id)
{
    setVisible(!id.isEmpty());
    if (m_id == id && !pixmap().isNull())
        return;
    m_id = id;
    m_ticket = {};
    setPixmap(m_pictures.value(id));
    const Titles::Entry *const entry = m_pictures.contains(id) ? nullptr : titles().find(id);
    const auto picture = entry ? pictureOfTitle(entry->title) : std::nullopt;
    if (!picture)
        return;
    const double dpr = devicePixelRatioF();
    m_ticket = m_session.thumbnails().request({*picture,
                                               {int(kSize.width() * dpr),
                                                int(kSize.height() * dpr)},
                                               kUrgency},
                                              [this, id, dpr](const Result<QImage> &image) {
                                                  if (!image)
                                                      return;
                                                  QPixmap drawn = QPixmap::fromImage(*image);
                                                  drawn.setDevicePixelRatio(dpr);
                                                  m_pictures[id] = drawn;
                                                  if (id == m_id)
                                                      setPixmap(drawn);
                                              });
}

} // namespace weft::ui
