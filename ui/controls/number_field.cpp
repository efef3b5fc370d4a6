#include "ui/controls/number_field.h"

#include "ui/controls/value_slider.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolTip>

#include <cmath>

namespace weft::ui {

namespace {

/// Wide enough for the longest number of a scale and its unit.
int textWidth(const QLineEdit &edit, const NumberScale &scale)
{
    const QFontMetrics metrics(edit.font());
    int widest = 0;
    for (const double number : {scale.minimum, scale.maximum, -88.88})
        widest = std::max(widest, metrics.horizontalAdvance(scale.toText(number)));
    return std::clamp(widest, metrics.horizontalAdvance(QStringLiteral("-88.88")),
                      metrics.horizontalAdvance(QStringLiteral("-888888")))
           + 16;
}

} // namespace

NumberField::NumberField(const NumberScale &scale, Look look, QWidget *parent)
    : QWidget(parent)
    , m_scale(scale)
    // The slider first: what a focus proxy comes after, Tab skips.
    , m_slider(look == Look::SliderAndNumber ? new ValueSlider(scale, Qt::Horizontal, this)
                                             : nullptr)
    , m_text(new QLineEdit(this))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    if (m_slider) {
        row->addWidget(m_slider, 1);
        connect(m_slider, &ValueSlider::changing, this, [this](double number) {
            show(number);
            Q_EMIT changing(number);
        });
        connect(m_slider, &ValueSlider::changed, this, [this](double number) {
            show(number);
            Q_EMIT changed(number);
        });
        connect(m_slider, &ValueSlider::cancelled, this, [this] {
            show(m_slider->number());
            Q_EMIT cancelled();
        });
    }
    m_text->setAlignment(Qt::AlignRight);
    m_text->setMinimumHeight(kLeastTarget);
    m_text->setFixedWidth(textWidth(*m_text, scale));
    m_text->installEventFilter(this);
    row->addWidget(m_text);
    auto *const unit = new QLabel(scale.unit, this);
    unit->setFixedWidth(QFontMetrics(unit->font()).horizontalAdvance(QStringLiteral("dB")) + 2);
    if (!scale.unit.isEmpty() || m_slider)
        row->addWidget(unit);
    else
        unit->hide();
    if (!m_slider)
        row->addStretch(1);
    connect(m_text, &QLineEdit::editingFinished, this, &NumberField::commit);
    setFocusProxy(m_slider ? static_cast<QWidget *>(m_slider) : m_text);
    show(m_scale.clamped(m_scale.usual));
}

void NumberField::setName(const QString &name)
{
    m_text->setAccessibleName(name);
    if (m_slider)
        m_slider->setAccessibleName(name);
    setAccessibleName(name);
}

void NumberField::show(double number)
{
    m_number = number;
    m_isMixed = false;
    m_text->setText(m_scale.toText(number));
    m_text->setModified(false);
}

void NumberField::setNumber(double number)
{
    if (m_slider && m_slider->isMoving())
        return;
    if (m_slider) {
        m_slider->setMixed(false);
        m_slider->setNumber(number);
    }
    if (m_text->hasFocus() && m_text->isModified()) {
        m_number = number; // somebody types
        return;
    }
    if (number != m_number || m_isMixed)
        show(number);
}

void NumberField::setMixed()
{
    if ((m_slider && m_slider->isMoving()) || (m_text->hasFocus() && m_text->isModified()))
        return;
    m_isMixed = true;
    m_text->setText(QStringLiteral("—"));
    m_text->setModified(false);
    if (m_slider)
        m_slider->setMixed(true);
}

void NumberField::commit()
{
    if (!m_text->isModified())
        return;
    m_text->setModified(false);
    const std::optional<double> typed = m_scale.fromText(m_text->text());
    if (!typed) {
        QToolTip::showText(m_text->mapToGlobal(QPoint(0, m_text->height())),
                           tr("\"%1\" is no number.").arg(m_text->text()), m_text);
        m_isMixed ? setMixed() : show(m_number);
        return;
    }
    const double number = m_scale.clamped(*typed);
    const bool isNew = m_isMixed || number != m_number;
    show(number);
    if (m_slider) {
        m_slider->setMixed(false);
        m_slider->setNumber(number);
    }
    if (isNew)
        Q_EMIT changed(number);
}

void NumberField::stepText(int steps)
{
    const double number = m_scale.clamped(std::round((m_number + steps * m_scale.step()) * 1e9)
                                          / 1e9);
    if (number == m_number)
        return;
    show(number);
    if (m_slider)
        m_slider->setNumber(number);
    Q_EMIT changed(number);
}

bool NumberField::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const auto *const press = static_cast<QKeyEvent *>(event);
    const int big = press->modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (press->key()) {
    case Qt::Key_Up: stepText(big); return true;
    case Qt::Key_Down: stepText(-big); return true;
    case Qt::Key_Escape:
        if (!m_text->isModified())
            return false;
        m_text->setModified(false);
        m_isMixed ? setMixed() : show(m_number);
        return true;
    default: return false;
    }
}

} // namespace weft::ui
