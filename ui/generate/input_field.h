#pragma once

#include "core/generate/plugin_manifest.h"
#include "core/model/project.h"

#include <QComboBox>

#include <functional>

namespace weft::ui {

/// Whether a media file can be this kind of input.
bool fits(const MediaItem &item, GeneratorInputKind kind);

/// Chooses a file of the bin as an input of a generator; one can be dropped on it.
class InputField : public QComboBox
{
    Q_OBJECT
public:
    /// @param project the one that is shown, asked each time
    InputField(const GeneratorInput &input, std::function<const Project &()> project,
               QWidget *parent = nullptr);

    const GeneratorInput &input() const { return m_input; }
    /// 0 = none.
    MediaId media() const;
    /// Shows a choice without telling.
    void setMedia(MediaId media);
    /// Takes a file as if it had been chosen. @return whether it fits
    bool choose(MediaId media);
    /// Lists the bin as it is now.
    void refill();

Q_SIGNALS:
    void edited();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showPopup() override;

private:
    const GeneratorInput m_input;
    const std::function<const Project &()> m_project;
};

} // namespace weft::ui
