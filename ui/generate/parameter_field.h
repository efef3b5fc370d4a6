#pragma once

#include "core/generate/plugin_manifest.h"

#include <QWidget>

namespace weft::ui {

/// Edits one setting of a generator as its manifest declares it.
class ParameterField : public QWidget
{
    Q_OBJECT
public:
    /// The field for a parameter's type.
    static ParameterField *make(const GeneratorParameter &parameter, QWidget *parent);

    virtual RecipeValue value() const = 0;
    /// Shows a value without telling; one of another type than the parameter's is not shown.
    virtual void setValue(const RecipeValue &value) = 0;

Q_SIGNALS:
    /// The user has finished a change.
    void edited();

protected:
    using QWidget::QWidget;
    /// Lays one widget out as all there is.
    void fillWith(QWidget *widget, const GeneratorParameter &parameter);
};

} // namespace weft::ui
