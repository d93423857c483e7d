package hudson.model;

import java.util.List;

public abstract class ParametersAction implements Action {
    public native List<ParameterValue> getAllParameters();
}
