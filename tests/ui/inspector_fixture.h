#pragma once

#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/effects/presets.h"
#include "ui/inspector/effect_stack.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/inspector/parameter_row.h"

#include <QLineEdit>

namespace weft::ui::test {

/// The inspector in a window of its own, over a red and a blue clip of 50 frames each; the red one
/// is selected.
class InspectorFixture
{
protected:
    [[nodiscard]] bool open()
    {
        m_session = makeSession();
        m_window = std::make_unique<QWidget>();
        m_actions = new Actions(m_window.get());
        m_panel = new InspectorPanel(*m_session, *m_actions, m_window.get());
        m_panel->resize(360, 1600);
        m_window->resize(360, 1600);
        m_window->show();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            return false;
        m_red = add(ColourSource{{255, 0, 0, 255}}, 0);
        m_blue = add(ColourSource{{0, 0, 255, 255}}, 50);
        m_session->selection().set({m_red});
        QApplication::processEvents();
        return m_red && m_blue;
    }

    [[nodiscard]] bool close()
    {
        m_window.reset();
        m_session.reset();
        bool isClean = true;
        for (const EffectPreset &preset : std::vector(effectPresets().all()))
            isClean = effectPresets().remove(preset.name).has_value() && isClean;
        return isClean;
    }

    ClipId add(Source source, std::int64_t at, std::int64_t length = 50)
    {
        NewClip clip{.source = std::move(source),
                     .video = m_session->target(TrackKind::Video),
                     .length = length};
        const std::int64_t id = m_session->root()->nextId;
        return m_session->apply(Overwrite{std::move(clip), at}) ? ClipId{id} : ClipId();
    }

    const ClipBody &body(ClipId clip) const
    {
        return *findClip(*m_session->root(), clip)->clip.body;
    }
    const Effect *effect(ClipId clip, const char *type) const
    {
        return findEffect(body(clip).effects, {QString::fromLatin1(type), 0, false});
    }

    double number(ClipId clip, const char *type, const char *parameter, double frame = 0) const
    {
        const Effect *const found = effect(clip, type);
        const EffectEntry *const entry = findEffectEntry(EffectKind::Picture,
                                                         QString::fromLatin1(type));
        return numberAt(found ? found->parameters : Parameters(),
                        *entry->parameter(QString::fromLatin1(parameter)), frame);
    }

    ParameterRow *row(const char *type, const char *parameter) const
    {
        EffectSection *const section = m_panel->effects()->section(QString::fromLatin1(type));
        return section ? section->row(parameter) : nullptr;
    }

    std::size_t steps() const { return m_session->document().stepsDone(); }
    void drag(QWidget *widget, QPoint from, QPoint to, bool letsGo = true)
    {
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 5; ++i)
            QTest::mouseMove(widget, from + (to - from) * i / 5);
        if (letsGo)
            QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }

    void typeInto(QLineEdit *edit, const QString &text)
    {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
    Actions *m_actions = nullptr;
    InspectorPanel *m_panel = nullptr;
    ClipId m_red;
    ClipId m_blue;
};

} // namespace weft::ui::test
