#include "ui/inspector/clip_form.h"

#include "ui/controls/choice_field.h"
#include "ui/controls/collapsible_section.h"
#include "ui/controls/colour_button.h"
#include "ui/controls/number_field.h"
#include "ui/controls/switch_field.h"
#include "ui/controls/timecode_field.h"
#include "ui/inspector/form.h"
#include "ui/inspector/time_map_row.h"
#include "ui/session/session.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace weft::ui {

namespace {

/// What is usual to do with the channels of a source in a stereo sequence.
const std::vector<std::pair<QString, std::vector<int>>> kChannelMaps{
    {QStringLiteral("all"), {}},
    {QStringLiteral("left"), {0, 0}},
    {QStringLiteral("right"), {1, 1}},
    {QStringLiteral("swapped"), {1, 0}},
};

QString channelMapLabel(const QString &id)
{
    if (id == QLatin1String("left"))
        return ClipForm::tr("Left on both");
    if (id == QLatin1String("right"))
        return ClipForm::tr("Right on both");
    return id == QLatin1String("swapped") ? ClipForm::tr("Left and right swapped")
                                          : ClipForm::tr("As they are");
}

QString channelMapId(const std::vector<int> &channels)
{
    for (const auto &[id, map] : kChannelMaps) {
        if (map == channels)
            return id;
    }
    return {};
}

double magnitude(const Rational &speed)
{
    return std::abs(speed.toDouble()) * 100;
}

} // namespace

std::vector<Clip> clipsOf(const Project &project, const std::vector<ClipId> &clips)
{
    std::vector<Clip> found;
    for (const ClipId id : clips) {
        if (const auto place = findClip(project, id))
            found.push_back(place->clip);
    }
    return found;
}

ClipForm::ClipForm(Session &session, std::vector<ClipId> clips, std::optional<TrackKind> kind,
                   QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_clips(std::move(clips))
    , m_shown(clipsOf(*session.shown(), m_clips))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    addGeneral();
    addColour();
    if (kind == TrackKind::Audio)
        addSound();
    addFades();
    addRetiming();
    if (kind == TrackKind::Video)
        addPicture();
    refresh();
}

void ClipForm::refresh()
{
    m_shown = clipsOf(*m_session.shown(), m_clips);
    if (m_shown.empty())
        return;
    for (const auto &refresher : m_refreshers)
        refresher();
}

/// The value that all clips have; nothing where they differ.
template<typename Value, typename Read>
std::optional<Value> ClipForm::common(const Read &read) const
{
    const Value value = read(*m_shown.back().body);
    for (const Clip &clip : m_shown) {
        if (!(read(*clip.body) == value))
            return std::nullopt;
    }
    return value;
}

Edit ClipForm::edit(const QString &name, const Change &change) const
{
    EditGroup group{name, {}};
    for (const ClipId clip : m_clips) {
        SetClip edit{.clip = clip};
        change(edit);
        group.edits.push_back(std::move(edit));
    }
    return group;
}

NumberField *ClipForm::addNumber(CollapsibleSection &section, const QString &label,
                                 const NumberScale &scale, double (*read)(const ClipBody &),
                                 void (*write)(SetClip &, double))
{
    auto *const field = new NumberField(scale);
    const auto make = [this, label, write](double number) {
        return edit(label, [write, number](SetClip &edit) { write(edit, number); });
    };
    connect(field, &NumberField::changing, this,
            [this, make](double number) { (void) m_session.preview(make(number)); });
    connect(field, &NumberField::changed, this,
            [this, make](double number) { m_session.apply(make(number)); });
    connect(field, &NumberField::cancelled, this, [this] { m_session.endPreview(); });
    QToolButton *const reset = iconButton("reset", tr("Reset %1").arg(label));
    connect(reset, &QToolButton::clicked, this,
            [this, make, usual = scale.usual] { m_session.apply(make(usual)); });
    section.add(formRow(label, field, reset));
    m_refreshers.push_back([this, field, reset, read, usual = scale.usual] {
        const auto number = common<double>(read);
        number ? field->setNumber(*number) : field->setMixed();
        reset->setEnabled(number != usual);
    });
    return field;
}

template<typename Enum>
void ClipForm::addChoice(CollapsibleSection &section, const QString &label,
                         const std::vector<std::pair<Enum, QString>> &choices,
                         Enum ClipBody::*value, std::optional<Enum> SetClip::*written)
{
    auto *const field = new ChoiceField;
    for (const auto &[choice, text] : choices)
        field->add(QString::number(int(choice)), text);
    connect(field, &ChoiceField::changed, this, [this, label, written](const QString &id) {
        m_session.apply(edit(label, [&](SetClip &edit) { edit.*written = Enum(id.toInt()); }));
    });
    section.add(formRow(label, field));
    m_refreshers.push_back([this, field, value] {
        const auto shared = common<Enum>([value](const ClipBody &body) { return body.*value; });
        shared ? field->setChoice(QString::number(int(*shared))) : field->setMixed();
    });
}

void ClipForm::addGeneral()
{
    auto *const section = new CollapsibleSection(tr("Clip"), this);
    layout()->addWidget(section);
    auto *const name = new QLineEdit;
    name->setObjectName(QStringLiteral("name"));
    name->setMinimumHeight(kLeastTarget);
    connect(name, &QLineEdit::editingFinished, this, [this, name] {
        if (!name->isModified())
            return;
        name->setModified(false);
        m_session.apply(edit(tr("Rename Clip"), [&](SetClip &edit) { edit.name = name->text(); }));
    });
    section->add(formRow(tr("Name"), name));
    m_refreshers.push_back([this, name] {
        if (name->isModified() && name->hasFocus())
            return;
        const Project &project = *m_session.shown();
        const auto shared = common<QString>(
            [&](const ClipBody &body) { return clipName(project, body); });
        name->setText(shared.value_or(QString()));
        name->setPlaceholderText(shared ? QString() : QStringLiteral("—"));
    });
    auto *const enabled = new SwitchField;
    enabled->setObjectName(QStringLiteral("enabled"));
    connect(enabled, &SwitchField::changed, this, [this](bool isOn) {
        m_session.apply(edit(isOn ? tr("Enable Clip") : tr("Disable Clip"),
                             [isOn](SetClip &edit) { edit.enabled = isOn; }));
    });
    section->add(formRow(tr("Enabled"), enabled));
    m_refreshers.push_back([this, enabled] {
        const auto shared = common<bool>([](const ClipBody &body) { return body.enabled; });
        shared ? enabled->setOn(*shared) : enabled->setMixed();
    });
}

/// Exact to a hundredth of a percent.
Edit ClipForm::speedEdit(double percent, bool isBackwards) const
{
    const Rational speed(std::llround(percent * 100) * (isBackwards ? -1 : 1), 10'000);
    EditGroup group{tr("Speed"), {}};
    for (const ClipId clip : m_clips)
        group.edits.push_back(SetSpeed{.clip = clip, .speed = speed});
    return group;
}

void ClipForm::addRetiming()
{
    const bool hasTime = std::all_of(m_shown.begin(), m_shown.end(), [this](const Clip &clip) {
        return sourceDuration(*m_session.root(), clip->source).has_value();
    });
    if (!hasTime)
        return;
    auto *const section = new CollapsibleSection(tr("Speed"), this);
    layout()->addWidget(section);
    auto *const percent = new NumberField({1, 2000, 100, QStringLiteral("%"), false});
    percent->setObjectName(QStringLiteral("speed"));
    auto *const backwards = new SwitchField;
    const auto make = [this, backwards](double number) {
        return speedEdit(number, backwards->checkState() == Qt::Checked);
    };
    connect(percent, &NumberField::changing, this,
            [this, make](double number) { (void) m_session.preview(make(number)); });
    connect(percent, &NumberField::changed, this,
            [this, make](double number) { m_session.apply(make(number)); });
    connect(percent, &NumberField::cancelled, this, [this] { m_session.endPreview(); });
    connect(backwards, &SwitchField::changed, this, [this, percent](bool isOn) {
        m_session.apply(speedEdit(percent->isMixed() ? 100 : percent->number(), isOn));
    });
    QToolButton *const reset = iconButton("reset", tr("Reset %1").arg(tr("Speed")));
    connect(reset, &QToolButton::clicked, this, [this] { m_session.apply(speedEdit(100, false)); });
    section->add(formRow(tr("Speed"), percent, reset));
    section->add(formRow(tr("Backwards"), backwards));
    auto *const pitch = new SwitchField;
    connect(pitch, &SwitchField::changed, this, [this](bool isOn) {
        m_session.apply(edit(tr("Keep Pitch"), [isOn](SetClip &edit) { edit.keepsPitch = isOn; }));
    });
    section->add(formRow(tr("Keep pitch"), pitch));
    if (m_clips.size() == 1) {
        auto *const curve = new TimeMapRow(m_session, m_clips[0], section);
        section->add(curve);
        m_refreshers.push_back([curve] { curve->refresh(); });
    }
    m_refreshers.push_back([this, percent, backwards, pitch, reset] {
        const auto speed = common<Rational>([](const ClipBody &body) { return body.speed; });
        speed ? percent->setNumber(magnitude(*speed)) : percent->setMixed();
        speed ? backwards->setOn(*speed < Rational(0)) : backwards->setMixed();
        percent->setEnabled(!speed || !speed->isZero());
        backwards->setEnabled(percent->isEnabled());
        reset->setEnabled(percent->isEnabled() && speed != Rational(1));
        const auto kept = common<bool>([](const ClipBody &body) { return body.keepsPitch; });
        kept ? pitch->setOn(*kept) : pitch->setMixed();
    });
}

void ClipForm::addPicture()
{
    auto *const section = new CollapsibleSection(tr("Picture"), this);
    layout()->addWidget(section);
    addChoice<Fit>(*section, tr("Fit"),
                   {{Fit::Fit, tr("Whole picture")},
                    {Fit::Fill, tr("Fill the frame")},
                    {Fit::None, tr("Pixel for pixel")}},
                   &ClipBody::fit, &SetClip::fit);
    addChoice<Sampling>(*section, tr("Scaling"),
                        {{Sampling::Automatic, tr("Automatic")},
                         {Sampling::Nearest, tr("Nearest pixel")},
                         {Sampling::Bilinear, tr("Bilinear, soft")},
                         {Sampling::Bicubic, tr("Bicubic")},
                         {Sampling::Lanczos, tr("Lanczos, sharp")}},
                        &ClipBody::sampling, &SetClip::sampling);
    addChoice<TimeInterpolation>(*section, tr("In between"),
                                 {{TimeInterpolation::Hold, tr("Hold frames")},
                                  {TimeInterpolation::Blend, tr("Blend frames")},
                                  {TimeInterpolation::Flow, tr("Follow the motion")}},
                                 &ClipBody::timeInterpolation, &SetClip::timeInterpolation);
}

void ClipForm::addSound()
{
    auto *const section = new CollapsibleSection(tr("Sound"), this);
    layout()->addWidget(section);
    addNumber(
        *section, tr("Gain"), {-96, 24, 0, QStringLiteral("dB"), false},
        [](const ClipBody &body) { return body.gainDb; },
        [](SetClip &edit, double number) { edit.gainDb = number; })
        ->setObjectName(QStringLiteral("gain"));
    addNumber(
        *section, tr("Pan"), {-1, 1, 0, {}, false}, [](const ClipBody &body) { return body.pan; },
        [](SetClip &edit, double number) { edit.pan = number; })
        ->setObjectName(QStringLiteral("pan"));
    auto *const channels = new ChoiceField;
    for (const auto &[id, map] : kChannelMaps)
        channels->add(id, channelMapLabel(id));
    connect(channels, &ChoiceField::changed, this, [this](const QString &id) {
        for (const auto &[known, map] : kChannelMaps) {
            if (known == id)
                m_session.apply(
                    edit(tr("Channels"), [&map = map](SetClip &edit) { edit.channels = map; }));
        }
    });
    section->add(formRow(tr("Channels"), channels));
    m_refreshers.push_back([this, channels] {
        const auto shared = common<std::vector<int>>(
            [](const ClipBody &body) { return body.channels; });
        shared ? channels->setChoice(channelMapId(*shared)) : channels->setMixed();
    });
}

void ClipForm::addFade(CollapsibleSection &section, const QString &label, Fade ClipBody::*fade,
                       std::optional<Fade> SetClip::*written)
{
    auto *const both = new QWidget;
    auto *const row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto *const length = new TimecodeField;
    length->setFixedWidth(length->minimumWidth());
    auto *const shape = new ChoiceField;
    shape->add(QStringLiteral("linear"), tr("Straight"));
    shape->add(QStringLiteral("equal-power"), tr("Even power"));
    shape->add(QStringLiteral("smooth"), tr("Smooth"));
    shape->setAccessibleName(tr("%1, shape").arg(label));
    row->addWidget(length);
    row->addWidget(shape, 1);
    const auto apply = [this, label, fade, written](const std::function<void(Fade &)> &change) {
        EditGroup group{label, {}};
        for (const Clip &clip : clipsOf(*m_session.root(), m_clips)) {
            SetClip edit{.clip = clip->id};
            Fade changed = *clip.body.*fade;
            change(changed);
            changed.length = std::min(changed.length, clip->length);
            edit.*written = changed;
            group.edits.push_back(std::move(edit));
        }
        m_session.apply(group);
    };
    connect(length, &TimecodeField::changed, this, [apply](qint64 frames) {
        apply([frames](Fade &changed) { changed.length = frames; });
    });
    connect(shape, &ChoiceField::changed, this, [apply](const QString &id) {
        for (const auto &known : enumNames(FadeShape())) {
            if (id == QLatin1String(known.name.data(), qsizetype(known.name.size())))
                apply([shape = known.value](Fade &changed) { changed.shape = shape; });
        }
    });
    section.add(formRow(label, both));
    length->setAccessibleName(tr("%1, length").arg(label));
    m_refreshers.push_back([this, length, shape, fade] {
        if (const Sequence *const sequence = m_session.sequence())
            length->setRate(sequence->settings.rate, sequence->settings.dropFrame);
        length->setRange(0, m_shown.back()->length);
        const auto frames = common<std::int64_t>(
            [fade](const ClipBody &body) { return (body.*fade).length; });
        frames ? length->setFrame(*frames) : length->setMixed();
        const auto form = common<FadeShape>(
            [fade](const ClipBody &body) { return (body.*fade).shape; });
        if (form)
            shape->setChoice(
                QString::fromLatin1(nameOf(*form).data(), qsizetype(nameOf(*form).size())));
        else
            shape->setMixed();
    });
}

void ClipForm::addFades()
{
    auto *const section = new CollapsibleSection(tr("Fades"), this);
    layout()->addWidget(section);
    addFade(*section, tr("Fade in"), &ClipBody::fadeIn, &SetClip::fadeIn);
    addFade(*section, tr("Fade out"), &ClipBody::fadeOut, &SetClip::fadeOut);
}

void ClipForm::addColour()
{
    const bool isColour = std::all_of(m_shown.begin(), m_shown.end(), [](const Clip &clip) {
        return std::holds_alternative<ColourSource>(clip->source);
    });
    if (!isColour || m_shown.empty())
        return;
    auto *const section = new CollapsibleSection(tr("Colour"), this);
    layout()->addWidget(section);
    auto *const button = new ColourButton(true);
    const auto make = [this](const Colour &colour) {
        return edit(tr("Colour"), [colour](SetClip &edit) { edit.colour = colour; });
    };
    connect(button, &ColourButton::changing, this,
            [this, make](const Colour &colour) { (void) m_session.preview(make(colour)); });
    connect(button, &ColourButton::changed, this,
            [this, make](const Colour &colour) { m_session.apply(make(colour)); });
    connect(button, &ColourButton::cancelled, this, [this] { m_session.endPreview(); });
    section->add(formRow(tr("Colour"), button));
    m_refreshers.push_back([this, button] {
        const auto shared = common<Colour>([](const ClipBody &body) {
            const auto *const source = std::get_if<ColourSource>(&body.source);
            return source ? source->colour : Colour();
        });
        shared ? button->setColour(*shared) : button->setMixed();
    });
}

} // namespace weft::ui
