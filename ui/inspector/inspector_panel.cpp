#include "ui/inspector/inspector_panel.h"

#include "ui/actions/actions.h"
#include "ui/controls/collapsible_section.h"
#include "ui/inspector/clip_form.h"
#include "ui/inspector/effect_stack.h"
#include "ui/inspector/form.h"
#include "ui/inspector/sequence_form.h"
#include "ui/inspector/title_form.h"
#include "ui/inspector/transition_form.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

QString timeText(TimeInterpolation interpolation)
{
    switch (interpolation) {
    case TimeInterpolation::Hold: break;
    case TimeInterpolation::Blend: return InspectorPanel::tr("blending frames");
    case TimeInterpolation::Flow: return InspectorPanel::tr("following the motion");
    }
    return InspectorPanel::tr("holding frames");
}

QString samplingText(Sampling sampling)
{
    switch (sampling) {
    case Sampling::Nearest: return InspectorPanel::tr("nearest pixel");
    case Sampling::Bilinear: return InspectorPanel::tr("bilinear");
    case Sampling::Lanczos: return InspectorPanel::tr("Lanczos");
    case Sampling::Automatic:
    case Sampling::Bicubic: break;
    }
    return InspectorPanel::tr("bicubic");
}

/// How a shot's frames become the sequence's: "To 1920 × 1080 (bicubic), to 25 a second (following
/// the motion)"; what is alike is left out.
QString conformText(const Recipe &recipe, const ClipBody &clip, const SequenceSettings &settings)
{
    QStringList parts;
    if (recipe.width != settings.width || recipe.height != settings.height)
        parts << InspectorPanel::tr("to %1 × %2 (%3)")
                     .arg(settings.width)
                     .arg(settings.height)
                     .arg(samplingText(clip.sampling));
    if (recipe.rate != settings.rate || clip.speed != Rational(1))
        parts << InspectorPanel::tr("to %1 a second (%2)")
                     .arg(QLocale().toString(settings.rate.toDouble(), 'g', 5),
                          timeText(clip.timeInterpolation));
    return parts.isEmpty()
               ? InspectorPanel::tr("In the film as it was made")
               : InspectorPanel::tr("Conformed %1").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

InspectorPanel::InspectorPanel(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_scroll(new QScrollArea(this))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    actions.bind("sequence.settings",
                 {.run = [this] { showSequenceSettings(); },
                  .isPossible = [this] { return m_session.sequence() != nullptr; }});
    connect(&session.selection(), &Selection::changed, this, &InspectorPanel::follow);
    connect(&session, &Session::shownChanged, this, &InspectorPanel::follow);
    connect(&session.player(), &Player::positionChanged, this, &InspectorPanel::follow);
    follow();
}

/// What decides which forms there are: while it is the same, they are only filled again.
QString InspectorPanel::structure() const
{
    const Selection &selection = m_session.selection();
    if (selection.transition() != TransitionId()) {
        const auto clip = clipOf(*m_session.shown(), selection.transition());
        return clip ? QStringLiteral("transition %1 %2")
                          .arg(selection.transition().value)
                          .arg((*clip)->transition->kind)
                    : QStringLiteral("nothing");
    }
    QString text = QStringLiteral("clips");
    for (const Clip &clip : clipsOf(*m_session.shown(), selection.clips())) {
        const auto *const shot = std::get_if<ShotSource>(&clip->source);
        text += QStringLiteral(" %1/%2/%3")
                    .arg(clip->id.value)
                    .arg(clip->source.index())
                    .arg(shot ? shot->shot.value : 0);
    }
    return selection.clips().empty() ? QStringLiteral("nothing") : text;
}

void InspectorPanel::follow()
{
    // A form that goes may commit what was typed in it, which comes back here.
    m_isStale = true;
    if (m_isUpdating)
        return;
    m_isUpdating = true;
    while (std::exchange(m_isStale, false)) {
        const QString now = structure();
        if (now != m_structure) {
            m_structure = now;
            rebuild();
        } else {
            refresh();
        }
    }
    m_isUpdating = false;
}

void InspectorPanel::refresh()
{
    if (m_clip)
        m_clip->refresh();
    if (m_title)
        m_title->refresh();
    if (m_effects)
        m_effects->refresh();
    if (m_transition)
        m_transition->refresh();
    if (m_refreshSequence)
        m_refreshSequence();
}

void InspectorPanel::rebuild()
{
    m_clip = nullptr;
    m_title = nullptr;
    m_effects = nullptr;
    m_transition = nullptr;
    m_refreshSequence = {};
    if (QWidget *const old = m_scroll->takeWidget()) {
        old->hide();
        old->deleteLater(); // one of its own fields may have caused this
    }
    auto *const content = new QWidget;
    auto *const column = new QVBoxLayout(content);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(2);
    if (m_session.selection().transition() != TransitionId()
        && m_structure != QLatin1String("nothing")) {
        m_transition = new TransitionForm(m_session, m_session.selection().transition(), content);
        column->addWidget(m_transition);
    } else if (!m_session.selection().clips().empty()) {
        addClips(*content);
    } else {
        addSequence(*content);
    }
    column->addStretch(1);
    m_scroll->setWidget(content);
    content->show();
    // Nothing is ever cut off at the right.
    m_scroll->setMinimumWidth(content->minimumSizeHint().width()
                              + m_scroll->verticalScrollBar()->sizeHint().width());
}

/// The kind of track that all selected clips lie on; nothing where they differ.
std::optional<TrackKind> InspectorPanel::kindOfSelection() const
{
    std::optional<TrackKind> kind;
    for (const ClipId id : m_session.selection().clips()) {
        const auto place = findClip(*m_session.shown(), id);
        if (!place)
            continue;
        const TrackKind own = trackAt(*m_session.shown(), place->track).kind;
        if (kind && *kind != own)
            return std::nullopt;
        kind = own;
    }
    return kind;
}

void InspectorPanel::addClips(QWidget &content)
{
    const std::vector<ClipId> ids = m_session.selection().clips();
    const std::vector<Clip> clips = clipsOf(*m_session.shown(), ids);
    if (clips.empty())
        return;
    const auto kind = kindOfSelection();
    if (ids.size() > 1)
        content.layout()->addWidget(
            formNote(tr("%n clips: changes are made to all of them.", nullptr, int(ids.size()))));
    const bool isTitle = ids.size() == 1 && std::holds_alternative<TitleSource>(clips[0]->source);
    if (isTitle) {
        m_title = new TitleForm(m_session, ids[0], &content);
        content.layout()->addWidget(m_title);
    }
    if (const auto *const shot = ids.size() == 1 ? std::get_if<ShotSource>(&clips[0]->source)
                                                 : nullptr)
        addShot(content, shot->shot, ids[0]);
    if (kind) {
        const bool isPicture = kind == TrackKind::Video;
        m_effects = new EffectStack(m_session, ids,
                                    isPicture ? QStringList{QStringLiteral("transform"),
                                                            QStringLiteral("opacity")}
                                              : QStringList(),
                                    &content);
    } else {
        content.layout()->addWidget(formNote(
            tr("Pictures and sounds are selected together: select one kind to see its effects.")));
    }
    m_clip = new ClipForm(m_session, ids, kind, &content);
    // Sound is set by gain and pan first, pictures by where and how large they are.
    if (m_effects && kind == TrackKind::Video)
        content.layout()->addWidget(m_effects);
    content.layout()->addWidget(m_clip);
    if (m_effects && kind == TrackKind::Audio)
        content.layout()->addWidget(m_effects);
}

void InspectorPanel::addShot(QWidget &content, ShotId id, ClipId clip)
{
    const Shot *const shot = m_session.shown()->find(id);
    if (!shot)
        return;
    auto *const section = new CollapsibleSection(tr("Generated shot"), &content);
    content.layout()->addWidget(section);
    auto *const summary = new QLabel;
    summary->setWordWrap(true);
    summary->setObjectName(QStringLiteral("shotSummary"));
    const auto fill = [this, summary, id, clip] {
        const Shot *const now = m_session.shown()->find(id);
        if (!now)
            return;
        const Recipe &recipe = now->recipe;
        const auto prompt = recipe.parameters.find(QStringLiteral("prompt"));
        const auto *const words = prompt == recipe.parameters.end()
                                      ? nullptr
                                      : std::get_if<QString>(&prompt->second);
        QStringList lines;
        if (words && !words->isEmpty())
            lines << tr("“%1”").arg(*words);
        lines << tr("Made with %1 %2, seed %3")
                     .arg(recipe.generator, recipe.version)
                     .arg(recipe.seed);
        lines << tr("%1 × %2, %n frame(s) at %3 a second", nullptr, int(recipe.length))
                     .arg(recipe.width)
                     .arg(recipe.height)
                     .arg(QLocale().toString(recipe.rate.toDouble(), 'g', 5));
        const auto place = findClip(*m_session.shown(), clip);
        if (place && m_session.sequence())
            lines << conformText(recipe, *place->clip.body, m_session.sequence()->settings);
        summary->setText(lines.join(QLatin1Char('\n')));
    };
    fill();
    m_refreshSequence = fill;
    section->add(summary);
    auto *const edit = new QPushButton(icon("spark"), tr("Edit Recipe"));
    connect(edit, &QPushButton::clicked, this, [this, id] { Q_EMIT editRecipe(id); });
    section->add(edit);
}

void InspectorPanel::addSequence(QWidget &content)
{
    auto *const section = new CollapsibleSection(tr("Sequence"), &content);
    content.layout()->addWidget(section);
    auto *const summary = new QLabel;
    summary->setWordWrap(true);
    const auto fill = [this, summary] {
        const Sequence *const sequence = m_session.sequence();
        summary->setText(
            sequence
                ? QStringLiteral("%1\n%2").arg(sequence->name, settingsSummary(sequence->settings))
                : tr("There is no sequence."));
    };
    fill();
    m_refreshSequence = fill;
    section->add(summary);
    auto *const edit = new QPushButton(icon("settings"), tr("Sequence Settings…"));
    edit->setObjectName(QStringLiteral("sequenceSettings"));
    connect(edit, &QPushButton::clicked, this, &InspectorPanel::showSequenceSettings);
    section->add(edit);
    content.layout()->addWidget(
        formNote(tr("Select a clip on the timeline to change its picture, sound and effects, or a "
                    "transition to change how it runs.")));
}

void InspectorPanel::showSequenceSettings()
{
    if (!m_session.sequence())
        return;
    auto *const dialog = new SequenceSettingsDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace weft::ui
