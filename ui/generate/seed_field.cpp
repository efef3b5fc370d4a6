#include "ui/generate/seed_field.h"

#include "core/base/parse_integer.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QToolButton>

namespace weft::ui {

namespace {

constexpr std::int64_t kMaxSeed = std::int64_t(1) << 53;
constexpr quint32 kMaxRolled = 1'000'000'000; ///< short enough to be read to somebody

QToolButton *makeButton(const char *iconName, const QString &text, QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setAutoRaise(true);
    button->setMinimumSize(kLeastTarget, kLeastTarget);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

SeedField::SeedField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_dice(makeButton("dice", tr("Roll another seed"), this))
    , m_lock(makeButton("lock-open", tr("Keep this seed for the next shot"), this))
{
    setObjectName(QStringLiteral("seed"));
    m_dice->setObjectName(QStringLiteral("dice"));
    m_lock->setObjectName(QStringLiteral("lock"));
    m_lock->setCheckable(true);
    m_edit->setAccessibleName(tr("Seed"));
    m_edit->setToolTip(tr("Equal recipes with equal seeds make equal pictures"));
    m_edit->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,16}")), m_edit));
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_dice);
    layout->addWidget(m_lock);
    setFocusProxy(m_edit);
    setValue(0);
    connect(m_lock, &QToolButton::toggled, this,
            [this](bool on) { m_lock->setIcon(icon(on ? "lock" : "lock-open")); });
    connect(m_dice, &QToolButton::clicked, this, [this] {
        roll();
        Q_EMIT edited();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        const std::int64_t seed = std::min(parseInteger(m_edit->text()).value_or(0), kMaxSeed);
        const bool isNew = seed != m_value;
        setValue(seed);
        if (isNew)
            Q_EMIT edited();
    });
}

void SeedField::setValue(std::int64_t seed)
{
    m_value = seed;
    if (const QString text = QString::number(seed); text != m_edit->text())
        m_edit->setText(text);
}

bool SeedField::isLocked() const
{
    return m_lock->isChecked();
}

void SeedField::roll()
{
    setValue(QRandomGenerator::global()->bounded(kMaxRolled));
}

} // namespace weft::ui
