#include "ui/inspector/transition_form.h"

#include "ui/controls/choice_field.h"
#include "ui/controls/collapsible_section.h"
#include "ui/controls/timecode_field.h"
#include "ui/effects/effect_catalogue.h"
#include "ui/inspector/form.h"
#include "ui/inspector/parameter_row.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

QString alignmentOf(const Transition &transition)
{
    if (transition.before == transition.length / 2)
        return QStringLiteral("centre");
    if (transition.before == 0)
        return QStringLiteral("start");
    return transition.before == transition.length ? QStringLiteral("end") : QString();
}

std::int64_t beforeOf(const QString &alignment, std::int64_t length)
{
    if (alignment == QLatin1String("start"))
        return 0;
    return alignment == QLatin1String("end") ? length : length / 2;
}

std::vector<ParameterPart> partsOf(const Project &project, TransitionId transition)
{
    const auto clip = clipOf(project, transition);
    if (!clip)
        return {};
    const Transition &shown = *(*clip)->transition;
    return {{shown.parameters, clip->start - shown.before, shown.length,
             [id = (*clip)->id](const Parameters &parameters) -> Edit {
                 return SetTransition{.clip = id,
                                      .kind = {},
                                      .length = {},
                                      .before = {},
                                      .parameters = parameters};
             }}};
}

} // namespace

std::optional<Clip> clipOf(const Project &project, TransitionId transition)
{
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip clip : track->clips) {
                if (clip->transition && clip->transition->id == transition)
                    return clip;
            }
        }
    }
    return std::nullopt;
}

TransitionForm::TransitionForm(Session &session, TransitionId transition, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_transition(transition)
    , m_kind(new ChoiceField)
    , m_length(new TimecodeField)
    , m_alignment(new ChoiceField)
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    addFields();
    if (const auto clip = clipOf(*session.shown(), transition))
        addParameters((*clip)->transition->kind);
    refresh();
}

void TransitionForm::addFields()
{
    auto *const section = new CollapsibleSection(tr("Transition"), this);
    layout()->addWidget(section);
    for (const EffectEntry &entry : effectCatalogue()) {
        if (entry.kind == EffectKind::Transition)
            m_kind->add(entry.id, entry.label);
    }
    m_alignment->add(QStringLiteral("centre"), tr("Centred on the cut"));
    m_alignment->add(QStringLiteral("end"), tr("Ends at the cut"));
    m_alignment->add(QStringLiteral("start"), tr("Starts at the cut"));
    m_length->setRange(1, kMaxFrame);
    section->add(formRow(tr("Kind"), m_kind));
    section->add(formRow(tr("Length"), m_length));
    section->add(formRow(tr("Place"), m_alignment));
    QToolButton *const remove = iconButton("trash", tr("Remove the transition"), this);
    section->addToHeader(remove);
    connect(m_kind, &ChoiceField::changed, this, [this](const QString &id) {
        if (const auto clip = clipOf(*m_session.root(), m_transition))
            m_session.apply(SetTransition{.clip = (*clip)->id,
                                          .kind = id,
                                          .length = {},
                                          .before = {},
                                          .parameters = {}});
    });
    connect(m_length, &TimecodeField::changed, this, &TransitionForm::setLength);
    connect(m_alignment, &ChoiceField::changed, this, &TransitionForm::align);
    connect(remove, &QToolButton::clicked, this, [this] {
        if (const auto clip = clipOf(*m_session.root(), m_transition))
            m_session.apply(RemoveTransition{(*clip)->id});
    });
}

void TransitionForm::addParameters(const QString &kind)
{
    const EffectEntry *const entry = findEffectEntry(EffectKind::Transition, kind);
    if (!entry || entry->parameters.empty())
        return;
    auto *const section = new CollapsibleSection(entry->label, this);
    layout()->addWidget(section);
    const ParameterOwner owner{entry->label, [id = m_transition](const Project &project) {
                                   return partsOf(project, id);
                               }};
    for (const ParameterType &type : entry->parameters) {
        m_rows.push_back(new ParameterRow(m_session, owner, type, this));
        section->add(m_rows.back());
    }
}

/// A longer or shorter one stays aligned as it is.
void TransitionForm::setLength(std::int64_t length)
{
    const auto clip = clipOf(*m_session.root(), m_transition);
    if (!clip)
        return;
    const Transition &now = *(*clip)->transition;
    const QString alignment = alignmentOf(now);
    const std::int64_t before = alignment.isEmpty() ? now.before * length / now.length
                                                    : beforeOf(alignment, length);
    m_session.apply(SetTransition{.clip = (*clip)->id,
                                  .kind = {},
                                  .length = length,
                                  .before = before,
                                  .parameters = {}});
    refresh(); // it may have become another length
}

void TransitionForm::align(const QString &id)
{
    if (const auto clip = clipOf(*m_session.root(), m_transition))
        m_session.apply(SetTransition{.clip = (*clip)->id,
                                      .kind = {},
                                      .length = {},
                                      .before = beforeOf(id, (*clip)->transition->length),
                                      .parameters = {}});
}

void TransitionForm::refresh()
{
    const auto clip = clipOf(*m_session.shown(), m_transition);
    if (!clip)
        return;
    if (const Sequence *const sequence = m_session.sequence())
        m_length->setRate(sequence->settings.rate, sequence->settings.dropFrame);
    m_kind->setChoice((*clip)->transition->kind);
    m_length->setFrame((*clip)->transition->length);
    m_alignment->setChoice(alignmentOf(*(*clip)->transition));
    const auto parts = partsOf(*m_session.shown(), m_transition);
    for (ParameterRow *const row : m_rows)
        row->refresh(parts);
}

} // namespace weft::ui
