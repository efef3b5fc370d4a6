#include "ui/window/banner.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace weft::ui {

namespace {

/// Long enough to be read twice.
int timeFor(const QString &text)
{
    return 3000 + 60 * static_cast<int>(text.size());
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("banner"));
    setAccessibleName(tr("Notice"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *const close = new QToolButton(this);
    close->setIcon(icon("close"));
    close->setToolTip(tr("Close this notice"));
    close->setAccessibleName(close->toolTip());
    close->setAutoRaise(true);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 4, 4);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (const std::function<void()> act = std::exchange(m_act, {}))
            act();
    });
    hide();
}

void Banner::show(const Notice &notice)
{
    m_text->setText(notice.text);
    m_icon->setPixmap(icon(notice.kind == Notice::Kind::Note ? "help" : "warning").pixmap(16, 16));
    m_action->setVisible(!notice.action.isEmpty());
    m_action->setText(notice.action);
    m_act = notice.act;
    if (notice.kind == Notice::Kind::Note)
        m_timer.start(timeFor(notice.text));
    else
        m_timer.stop();
    QWidget::show();
    raise();
}

QString Banner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

} // namespace weft::ui
