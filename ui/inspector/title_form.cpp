#include "ui/inspector/title_form.h"

#include "ui/controls/choice_field.h"
#include "ui/controls/collapsible_section.h"
#include "ui/controls/colour_button.h"
#include "ui/controls/number_field.h"
#include "ui/controls/switch_field.h"
#include "ui/inspector/form.h"
#include "ui/session/session.h"
#include "ui/style/theme.h"

#include <QFontComboBox>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

constexpr int kTypingRestMs = 1000;

/// Weights by the names that type designers give them.
const std::pair<int, const char *> kWeights[] = {
    {100, QT_TRANSLATE_NOOP("Title", "Thin")},       {300, QT_TRANSLATE_NOOP("Title", "Light")},
    {400, QT_TRANSLATE_NOOP("Title", "Regular")},    {500, QT_TRANSLATE_NOOP("Title", "Medium")},
    {600, QT_TRANSLATE_NOOP("Title", "Semi-bold")},  {700, QT_TRANSLATE_NOOP("Title", "Bold")},
    {800, QT_TRANSLATE_NOOP("Title", "Extra bold")}, {900, QT_TRANSLATE_NOOP("Title", "Black")},
};

} // namespace

TitleForm::TitleForm(Session &session, ClipId clip, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_clip(clip)
    , m_text(new QPlainTextEdit(this))
    , m_rest(new QTimer(this))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *const section = new CollapsibleSection(tr("Title"), this);
    column->addWidget(section);
    section->add(m_text);
    addText();
    addFont(*section);
    addNumber(*section, tr("Size"), {0.5, 100, 10, QStringLiteral("%"), false}, &TitleSource::size);
    addNumber(*section, tr("Line spacing"), {0.5, 3, 1.15, {}, false}, &TitleSource::lineSpacing);
    addNumber(*section, tr("Position X"), {-50, 150, 50, QStringLiteral("%"), false},
              &TitleSource::x);
    addNumber(*section, tr("Position Y"), {-50, 150, 50, QStringLiteral("%"), false},
              &TitleSource::y);
    addColour(*section, tr("Colour"), &TitleSource::colour);
    addColour(*section, tr("Outline"), &TitleSource::outline);
    addNumber(*section, tr("Outline width"), {0, 10, 0, QStringLiteral("%"), false},
              &TitleSource::outlineWidth);
    addColour(*section, tr("Shadow"), &TitleSource::shadow);
    addNumber(*section, tr("Shadow offset"), {0, 10, 0, QStringLiteral("%"), false},
              &TitleSource::shadowOffset);
    addColour(*section, tr("Box"), &TitleSource::box);
    addNumber(*section, tr("Box margin"), {0, 20, 2, QStringLiteral("%"), false},
              &TitleSource::boxPadding);
    refresh();
}

void TitleForm::addText()
{
    m_text->setAccessibleName(tr("Text of the title"));
    m_text->setPlaceholderText(tr("Text of the title"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(QFontMetrics(m_text->font()).height() * 4 + 12);
    m_text->installEventFilter(this);
    m_rest->setSingleShot(true);
    m_rest->setInterval(kTypingRestMs);
    connect(m_rest, &QTimer::timeout, this, &TitleForm::commitText);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_isTyping = true;
        m_rest->start();
        preview([this](TitleSource &title) { title.text = m_text->toPlainText(); });
    });
}

std::optional<TitleSource> TitleForm::title(const Project &project) const
{
    const auto place = findClip(project, m_clip);
    const auto *const title = place ? std::get_if<TitleSource>(&place->clip->source) : nullptr;
    return title ? std::optional(*title) : std::nullopt;
}

void TitleForm::preview(const Change &change)
{
    if (auto changed = title(*m_session.root())) {
        change(*changed);
        (void) m_session.preview(SetClip{.clip = m_clip, .title = *changed});
    }
}

void TitleForm::apply(const QString &name, const Change &change)
{
    auto changed = title(*m_session.root());
    if (!changed)
        return;
    if (std::exchange(m_isTyping, false)) { // what was typed comes along
        m_rest->stop();
        changed->text = m_text->toPlainText();
    }
    change(*changed);
    m_session.apply(EditGroup{name, {SetClip{.clip = m_clip, .title = *changed}}});
}

void TitleForm::commitText()
{
    m_rest->stop();
    const auto now = title(*m_session.root());
    if (!m_isTyping)
        return;
    if (now && now->text == m_text->toPlainText()) {
        m_isTyping = false;
        m_session.endPreview();
        return;
    }
    apply(tr("Type Title"), [](TitleSource &) {});
}

void TitleForm::edit()
{
    m_text->setFocus();
    m_text->selectAll();
}

bool TitleForm::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide)
        commitText();
    if (event->type() == QEvent::KeyPress) {
        const auto *const press = static_cast<QKeyEvent *>(event);
        const bool isEnter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (isEnter && press->modifiers() & Qt::ControlModifier) {
            commitText();
            return true;
        }
        if (press->key() == Qt::Key_Escape && m_isTyping) {
            m_isTyping = false;
            m_rest->stop();
            m_session.endPreview();
            refresh();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

void TitleForm::addFont(CollapsibleSection &section)
{
    auto *const family = new QFontComboBox;
    family->setMinimumHeight(kLeastTarget);
    family->setMinimumContentsLength(6);
    family->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(family, &QFontComboBox::activated, this, [this, family] {
        apply(tr("Font"),
              [family](TitleSource &title) { title.font = family->currentFont().family(); });
    });
    section.add(formRow(tr("Font"), family));
    auto *const weight = new ChoiceField;
    for (const auto &[number, label] : kWeights)
        weight->add(QString::number(number), QCoreApplication::translate("Title", label));
    connect(weight, &ChoiceField::changed, this, [this](const QString &id) {
        apply(tr("Weight"), [&](TitleSource &title) { title.weight = id.toInt(); });
    });
    section.add(formRow(tr("Weight"), weight));
    auto *const italic = new SwitchField;
    connect(italic, &SwitchField::changed, this, [this](bool isOn) {
        apply(tr("Italic"), [isOn](TitleSource &title) { title.italic = isOn; });
    });
    section.add(formRow(tr("Italic"), italic));
    auto *const align = new ChoiceField;
    align->add(QStringLiteral("0"), tr("Left"));
    align->add(QStringLiteral("1"), tr("Centred"));
    align->add(QStringLiteral("2"), tr("Right"));
    connect(align, &ChoiceField::changed, this, [this](const QString &id) {
        apply(tr("Alignment"), [&](TitleSource &title) { title.align = TextAlign(id.toInt()); });
    });
    section.add(formRow(tr("Alignment"), align));
    m_refreshers.push_back([family, weight, italic, align](const TitleSource &title) {
        if (family->currentText() != title.font && !family->hasFocus())
            family->setCurrentText(title.font);
        weight->setChoice(QString::number(title.weight));
        italic->setOn(title.italic);
        align->setChoice(QString::number(int(title.align)));
    });
}

void TitleForm::addNumber(CollapsibleSection &section, const QString &label,
                          const NumberScale &scale, double TitleSource::*value)
{
    auto *const field = new NumberField(scale);
    const auto to = [value](double number) -> Change {
        return [value, number](TitleSource &title) { title.*value = number; };
    };
    connect(field, &NumberField::changing, this,
            [this, to](double number) { preview(to(number)); });
    connect(field, &NumberField::changed, this,
            [this, to, label](double number) { apply(label, to(number)); });
    connect(field, &NumberField::cancelled, this, [this] { m_session.endPreview(); });
    QToolButton *const reset = iconButton("reset", tr("Reset %1").arg(label));
    connect(reset, &QToolButton::clicked, this,
            [this, to, label, usual = scale.usual] { apply(label, to(usual)); });
    section.add(formRow(label, field, reset));
    m_refreshers.push_back([field, reset, value, usual = scale.usual](const TitleSource &title) {
        field->setNumber(title.*value);
        reset->setEnabled(title.*value != usual);
    });
}

void TitleForm::addColour(CollapsibleSection &section, const QString &label,
                          Colour TitleSource::*value)
{
    auto *const button = new ColourButton(true);
    const auto to = [value](const Colour &colour) -> Change {
        return [value, colour](TitleSource &title) { title.*value = colour; };
    };
    connect(button, &ColourButton::changing, this,
            [this, to](const Colour &colour) { preview(to(colour)); });
    connect(button, &ColourButton::changed, this,
            [this, to, label](const Colour &colour) { apply(label, to(colour)); });
    connect(button, &ColourButton::cancelled, this, [this] { m_session.endPreview(); });
    section.add(formRow(label, button));
    m_refreshers.push_back(
        [button, value](const TitleSource &title) { button->setColour(title.*value); });
}

void TitleForm::refresh()
{
    const auto shown = title(*m_session.shown());
    if (!shown)
        return;
    if (!m_isTyping && m_text->toPlainText() != shown->text) {
        const QSignalBlocker blocker(m_text);
        m_text->setPlainText(shown->text);
    }
    for (const auto &refresher : m_refreshers)
        refresher(*shown);
}

} // namespace weft::ui
