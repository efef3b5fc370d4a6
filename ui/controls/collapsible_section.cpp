#include "ui/controls/collapsible_section.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace weft::ui {

CollapsibleSection::CollapsibleSection(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new QToolButton(this))
    , m_header(new QHBoxLayout)
    , m_body(new QWidget(this))
    , m_rows(new QVBoxLayout(m_body))
{
    m_title->setText(title);
    m_title->setCheckable(true);
    m_title->setChecked(true);
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_title->setMinimumHeight(kLeastTarget);
    m_title->setFocusPolicy(Qt::StrongFocus);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setStyleSheet(
        QStringLiteral("QToolButton { text-align: left; }"
                       "QToolButton:checked { background: transparent;"
                       " border-color: transparent; }"
                       "QToolButton:focus { border-color: palette(highlight); }"));
    m_header->setContentsMargins(0, 0, 0, 0);
    m_header->setSpacing(0);
    m_header->addWidget(m_title, 1);
    m_rows->setContentsMargins(4, 2, 4, 8);
    m_rows->setSpacing(4);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_header);
    column->addWidget(m_body);
    connect(m_title, &QToolButton::toggled, this, [this](bool isOpen) {
        dress();
        Q_EMIT toggled(isOpen);
    });
    dress();
}

void CollapsibleSection::add(QWidget *widget)
{
    m_rows->addWidget(widget);
}

void CollapsibleSection::add(QLayout *row)
{
    m_rows->addLayout(row);
}

void CollapsibleSection::addToHeader(QWidget *button)
{
    m_header->addWidget(button);
}

QString CollapsibleSection::title() const
{
    return m_title->text();
}

void CollapsibleSection::setOpen(bool isOpen)
{
    m_title->setChecked(isOpen);
}

bool CollapsibleSection::isOpen() const
{
    return m_title->isChecked();
}

void CollapsibleSection::dress()
{
    m_title->setIcon(icon(isOpen() ? "chevron-down" : "chevron-right"));
    m_title->setToolTip(isOpen() ? tr("Fold away") : tr("Unfold"));
    m_body->setVisible(isOpen());
}

} // namespace weft::ui
