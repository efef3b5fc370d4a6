#include "ui/inspector/parameter_row.h"

#include "core/base/translate.h"
#include "ui/controls/choice_field.h"
#include "ui/controls/colour_button.h"
#include "ui/controls/number_field.h"
#include "ui/controls/switch_field.h"
#include "ui/effects/effect_catalogue.h"
#include "ui/inspector/curve_editor.h"
#include "ui/inspector/form.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace weft::ui {

namespace {

NumberScale scaleOf(const ParameterType &type)
{
    return {type.minimum, type.maximum, type.defaultNumber, QString::fromUtf8(type.unit), false};
}

/// Whether a file of the bin can be what a parameter looks up: a table of colours for a LUT, a
/// picture for everything else.
bool fits(const MediaItem &item, const ParameterType &type)
{
    const bool wantsColours = qstrcmp(type.id, "file") == 0;
    return wantsColours ? item.info.lut.has_value() : item.info.video.has_value();
}

QString idText(std::int64_t id)
{
    return id == 0 ? QString() : QString::number(id);
}

} // namespace

ParameterRow::ParameterRow(Session &session, ParameterOwner owner, const ParameterType &type,
                           QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_owner(std::move(owner))
    , m_type(type)
    , m_label(weft::tr(type.label))
{
    setObjectName(QLatin1String(type.id));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_reset = iconButton("reset", tr("Reset %1").arg(m_label), this);
    connect(m_reset, &QToolButton::clicked, this,
            [this] { apply([this](const ParameterPart &) { return defaultOf(m_type); }); });
    QWidget *const row = formRow(m_label, makeField(), m_reset);
    column->addWidget(row);
    if (m_number) {
        m_key = iconButton("keyframe", tr("Keyframe at the playhead"), row);
        m_key->setCheckable(true);
        auto *const line = static_cast<QHBoxLayout *>(row->layout());
        line->insertWidget(line->count() - 1, m_key);
        connect(m_key, &QToolButton::clicked, this, &ParameterRow::toggleKey);
        makeKeyRow();
        column->addWidget(m_keyRow);
        column->addWidget(m_curve);
    }
}

QWidget *ParameterRow::makeField()
{
    switch (m_type.kind) {
    case ParameterKind::Number: return makeNumber();
    case ParameterKind::Switch:
        m_switch = new SwitchField({}, this);
        connect(m_switch, &SwitchField::changed, this, [this](bool isOn) {
            apply([isOn](const ParameterPart &) { return Parameter(isOn); });
        });
        return m_switch;
    case ParameterKind::Choice:
    case ParameterKind::Media:
    case ParameterKind::Track: return makeChoice();
    case ParameterKind::Colour: return makeColour();
    case ParameterKind::Path: return makePath();
    }
    return new QWidget(this);
}

QWidget *ParameterRow::makeNumber()
{
    m_number = new NumberField(scaleOf(m_type), NumberField::Look::SliderAndNumber, this);
    connect(m_number, &NumberField::changing, this,
            [this](double number) { preview(toNumber(number)); });
    connect(m_number, &NumberField::changed, this,
            [this](double number) { apply(toNumber(number)); });
    connect(m_number, &NumberField::cancelled, this, [this] { m_session.endPreview(); });
    return m_number;
}

QWidget *ParameterRow::makeChoice()
{
    m_choice = new ChoiceField(this);
    fillChoices();
    connect(m_choice, &ChoiceField::changed, this, [this](const QString &id) {
        apply([this, id](const ParameterPart &) -> Parameter {
            if (m_type.kind == ParameterKind::Media)
                return MediaId{id.toLongLong()};
            if (m_type.kind == ParameterKind::Track)
                return TrackId{id.toLongLong()};
            return id;
        });
    });
    return m_choice;
}

/// What can be chosen; of files and tracks it follows the project.
void ParameterRow::fillChoices()
{
    QList<std::pair<QString, QString>> wanted;
    for (const ParameterChoice &choice : m_type.choices)
        wanted << std::pair(QString::fromLatin1(choice.id), weft::tr(choice.label));
    if (m_type.kind != ParameterKind::Choice)
        wanted << std::pair(QString(), tr("None"));
    if (m_type.kind == ParameterKind::Media) {
        for (const auto &item : m_session.shown()->media) {
            if (fits(*item, m_type))
                wanted << std::pair(idText(item->id.value), item->name);
        }
    }
    if (m_type.kind == ParameterKind::Track && m_session.sequence()) {
        for (const auto &track : m_session.sequence()->tracks) {
            if (track->kind == TrackKind::Audio)
                wanted << std::pair(idText(track->id.value), track->name);
        }
    }
    QList<std::pair<QString, QString>> shown;
    for (int i = 0; i < m_choice->count(); ++i)
        shown << std::pair(m_choice->itemData(i).toString(), m_choice->itemText(i));
    if (shown == wanted)
        return;
    m_choice->clear();
    for (const auto &[id, label] : wanted)
        m_choice->add(id, label);
}

QWidget *ParameterRow::makeColour()
{
    m_colour = new ColourButton(true, this);
    const auto to = [](const Colour &colour) -> Change {
        return [colour](const ParameterPart &) { return Parameter(toText(colour)); };
    };
    connect(m_colour, &ColourButton::changing, this,
            [this, to](const Colour &colour) { preview(to(colour)); });
    connect(m_colour, &ColourButton::changed, this,
            [this, to](const Colour &colour) { apply(to(colour)); });
    connect(m_colour, &ColourButton::cancelled, this, [this] { m_session.endPreview(); });
    return m_colour;
}

QWidget *ParameterRow::makePath()
{
    m_path = new QLineEdit(this);
    m_path->setMinimumHeight(kLeastTarget);
    m_path->setPlaceholderText(QStringLiteral("M 10 10 L 90 10 L 50 90 Z"));
    m_path->setToolTip(tr("SVG path data in percent of the frame: M, L, H, V, C and Z"));
    connect(m_path, &QLineEdit::editingFinished, this, [this] {
        if (!m_path->isModified())
            return;
        m_path->setModified(false);
        apply([text = m_path->text().trimmed()](const ParameterPart &) { return Parameter(text); });
    });
    return m_path;
}

/// Under a number that changes with time: to the keyframes, and its curve.
void ParameterRow::makeKeyRow()
{
    m_keyRow = new QWidget(this);
    auto *const row = new QHBoxLayout(m_keyRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    m_keyText = new QLabel(m_keyRow);
    m_previous = iconButton("previous-key", tr("To the keyframe before"), m_keyRow);
    m_next = iconButton("next-key", tr("To the next keyframe"), m_keyRow);
    m_curveButton = iconButton("curve", tr("Show the curve"), m_keyRow);
    m_curveButton->setCheckable(true);
    row->addWidget(m_keyText, 1, Qt::AlignRight);
    for (QToolButton *const button : {m_previous, m_next, m_curveButton})
        row->addWidget(button);
    m_curve = new CurveEditor(m_type, this);
    m_curve->hide();
    m_keyRow->hide();
    connect(m_previous, &QToolButton::clicked, this, [this] { goToKey(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { goToKey(true); });
    connect(m_curveButton, &QToolButton::toggled, m_curve, &QWidget::setVisible);
    const auto to = [](const Curve &curve) -> Change {
        return [curve](const ParameterPart &) { return Parameter(curve); };
    };
    connect(m_curve, &CurveEditor::changing, this,
            [this, to](const Curve &curve) { preview(to(curve)); });
    connect(m_curve, &CurveEditor::changed, this,
            [this, to](const Curve &curve) { apply(to(curve)); });
    connect(m_curve, &CurveEditor::cancelled, this, [this] { m_session.endPreview(); });
    connect(m_curve, &CurveEditor::frameChosen, this, [this](qint64 frame) {
        const auto parts = m_owner.parts(*m_session.shown());
        if (!parts.empty())
            m_session.player().seek(std::max<std::int64_t>(0, parts.back().start + frame));
    });
}

Parameter ParameterRow::currentOf(const ParameterPart &part) const
{
    const auto found = part.parameters.find(QLatin1String(m_type.id));
    return found == part.parameters.end() ? defaultOf(m_type) : found->second;
}

Curve ParameterRow::curveOf(const ParameterPart &part) const
{
    return ui::curveOf(part.parameters, m_type);
}

ParameterRow::Change ParameterRow::toNumber(double number) const
{
    return [this, number, playhead = m_session.playhead()](const ParameterPart &part) -> Parameter {
        return withNumber(curveOf(part), part.frameAt(playhead), number);
    };
}

/// The change of all parts as one step, made of the project as it is without a preview.
Edit ParameterRow::edit(const Change &change) const
{
    EditGroup group{tr("%1: %2").arg(m_owner.name, m_label), {}};
    for (const ParameterPart &part : m_owner.parts(*m_session.root()))
        group.edits.push_back(part.set({{QString::fromLatin1(m_type.id), change(part)}}));
    return group;
}

void ParameterRow::preview(const Change &change)
{
    (void) m_session.preview(edit(change)); // what is refused stays as it was seen last
}

void ParameterRow::apply(const Change &change)
{
    m_session.apply(edit(change));
}

void ParameterRow::toggleKey()
{
    const std::int64_t playhead = m_session.playhead();
    const bool isSet = m_key->isChecked();
    apply([=, this](const ParameterPart &part) -> Parameter {
        const Curve curve = curveOf(part);
        const std::int64_t frame = part.frameAt(playhead);
        const auto index = keyAt(curve, frame);
        if (isSet)
            return withKey(curve, frame, weft::numberAt(part.parameters, m_type, double(frame)));
        return index ? withoutKey(curve, *index) : curve;
    });
}

void ParameterRow::goToKey(bool isNext)
{
    const auto parts = m_owner.parts(*m_session.shown());
    if (parts.empty())
        return;
    const Curve curve = curveOf(parts.back());
    const std::int64_t frame = m_session.playhead() - parts.back().start;
    if (const auto key = isNext ? keyAfter(curve, frame) : keyBefore(curve, frame))
        m_session.player().seek(std::max<std::int64_t>(0, parts.back().start + *key));
}

void ParameterRow::refresh(const std::vector<ParameterPart> &parts)
{
    setEnabled(!parts.empty());
    if (parts.empty())
        return;
    if (m_number) {
        refreshNumber(parts);
        return;
    }
    const Parameter current = currentOf(parts.back());
    const bool isMixed = std::any_of(parts.begin(), parts.end(), [&](const ParameterPart &part) {
        return currentOf(part) != current;
    });
    m_reset->setEnabled(isMixed || current != defaultOf(m_type));
    if (m_choice)
        fillChoices();
    if (m_switch)
        isMixed ? m_switch->setMixed() : m_switch->setOn(switchOf(parts.back().parameters, m_type));
    if (m_colour && isMixed)
        m_colour->setMixed();
    else if (m_colour)
        m_colour->setColour(colourOf(parts.back().parameters, m_type));
    if (m_path && !m_path->isModified())
        m_path->setText(isMixed                          ? QStringLiteral("—")
                        : std::get_if<QString>(&current) ? std::get<QString>(current)
                                                         : QString());
    if (!m_choice)
        return;
    QString id;
    if (const auto *const text = std::get_if<QString>(&current))
        id = *text;
    else if (const auto *const media = std::get_if<MediaId>(&current))
        id = idText(media->value);
    else if (const auto *const track = std::get_if<TrackId>(&current))
        id = idText(track->value);
    isMixed ? m_choice->setMixed() : m_choice->setChoice(id);
}

void ParameterRow::refreshNumber(const std::vector<ParameterPart> &parts)
{
    const auto shown = [&](const ParameterPart &part) {
        return weft::numberAt(part.parameters, m_type, double(part.frameAt(m_session.playhead())));
    };
    const double number = shown(parts.back());
    const bool isMixed = std::any_of(parts.begin(), parts.end(), [&](const ParameterPart &part) {
        return shown(part) != number;
    });
    isMixed ? m_number->setMixed() : m_number->setNumber(number);
    const Curve curve = curveOf(parts.back());
    const std::int64_t frame = parts.back().frameAt(m_session.playhead());
    const bool isKeyframed = !curve.isConstant();
    const auto key = keyAt(curve, frame);
    m_key->setChecked(key.has_value());
    if (std::exchange(m_drawnKey, key.has_value()) != key.has_value())
        m_key->setIcon(icon(key ? "keyframe-on" : "keyframe"));
    m_reset->setEnabled(isMixed || isKeyframed || number != m_type.defaultNumber);
    m_keyRow->setVisible(isKeyframed);
    m_curveButton->setVisible(parts.size() == 1);
    m_curve->setVisible(isKeyframed && parts.size() == 1 && m_curveButton->isChecked());
    if (!isKeyframed)
        return;
    m_previous->setEnabled(keyBefore(curve, frame).has_value());
    m_next->setEnabled(keyAfter(curve, frame).has_value());
    m_keyText->setText(key ? tr("Keyframe %1 of %2").arg(*key + 1).arg(curve.keyframes.size())
                           : tr("%n keyframe(s)", nullptr, int(curve.keyframes.size())));
    m_curve->setCurve(curve, parts.back().length, frame);
}

} // namespace weft::ui
