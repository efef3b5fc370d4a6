#pragma once

#include "core/cache/preview_jobs.h"

#include <QLabel>
#include <QMap>

namespace weft::ui {

class Session;

/// The picture of a title template; hidden while there is none to show. Thread: main.
class TitlePreview : public QLabel
{
    Q_OBJECT
public:
    explicit TitlePreview(Session &session, QWidget *parent = nullptr);

    /// @param id empty: of none
    void setTitle(const QString &id);
    const QString &title() const { return m_id; }

private:
    Session &m_session;
    QString m_id;
    QMap<QString, QPixmap> m_pictures;
    PreviewTicket m_ticket;
};

} // namespace weft::ui
