#pragma once

#include "ui/generate/parameter_field.h"

class QComboBox;

namespace weft::ui {

/// The folder of a model: one of those among the models of its kind, or any other that is typed.
class ModelField : public ParameterField
{
    Q_OBJECT
public:
    ModelField(const GeneratorParameter &parameter, QWidget *parent);

    RecipeValue value() const override { return m_path; }
    void setValue(const RecipeValue &value) override;
    /// As ModelFolder::kind.
    const QString &kind() const { return m_kind; }
    /// Shows a model, as if it had been chosen.
    void choose(const QString &path);

Q_SIGNALS:
    /// The user wants to add one.
    void addWanted();

private:
    void refill();
    void showPath();
    void take();

    const QString m_kind;
    QComboBox *m_box;
    QString m_path;
};

} // namespace weft::ui
